import { elementsOf } from '../../src-core/nodes/shape-rules';
import { Formula } from '../inspector/formula';
import { useApp } from '../store/create-store';
import { formatCount, formatShape } from '../ui/format';
import { Icon } from '../ui/icon';
import { RichText } from '../ui/rich-text';
import { type OwnNumbers, ownNumbers } from './own-numbers';
import { type HelpTopic, sectionWords } from './topics';

/** What a node computes, when to use it, and its shapes with the numbers of the user's own node. */
export function HelpPage({ topic }: { topic: HelpTopic }) {
  const document = useApp((state) => state.document);
  const analysis = useApp((state) => state.analysis);
  const selected = useApp((state) => state.selectedNodes);
  const { title, icon, definition, help } = topic;
  const numbers = ownNumbers(topic, document, analysis, selected);
  return (
    <article className="help-page" aria-label={title}>
      <header>
        <span className="ic">
          <Icon name={icon} size={20} />
        </span>
        <div>
          <h2>{title}</h2>
          <p className="t2">{definition.doc}</p>
        </div>
      </header>
      <Formula tex={help.formula} />
      <section>
        <h3>What it computes</h3>
        <p>
          <RichText text={help.text} />
        </p>
      </section>
      <section>
        <h3>When to use it</h3>
        <p>{help.use}</p>
      </section>
      {numbers === null ? null : <Shapes numbers={numbers} />}
      {help.section === undefined ? null : <p className="t3">{sectionWords(help.section)}.</p>}
    </article>
  );
}

function Shapes({ numbers: { name, inputs, output, weights, cost } }: { numbers: OwnNumbers }) {
  return (
    <section>
      <h3>
        Shapes
        <small>{name === null ? 'for example' : `of ${name}, as it stands in your network`}</small>
      </h3>
      <table className="help-shapes">
        <tbody>
          {inputs.map((shape, slot) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the slot is what tells inputs apart.
            <tr key={slot}>
              <th scope="row">{inputs.length > 1 ? `Input ${slot + 1}` : 'Input'}</th>
              <td>batch × {formatShape(shape)}</td>
              <td />
            </tr>
          ))}
          <tr>
            <th scope="row">Output</th>
            <td>batch × {formatShape(output)}</td>
            <td />
          </tr>
          {weights.map((weight) => (
            <tr key={weight.name}>
              <th scope="row">{weight.name}</th>
              <td>{formatShape(weight.shape)}</td>
              <td>
                {formatCount(elementsOf(weight.shape))}
                <small>{weight.trainable ? ' learned' : ' not learned'}</small>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">Parameters</th>
            <td />
            <td>{formatCount(cost.parameters)}</td>
          </tr>
          <tr>
            <th scope="row">Multiply-adds</th>
            <td />
            <td>
              {formatCount(cost.multiplyAdds)}
              <small> a sample</small>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
