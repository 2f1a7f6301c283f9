import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import { SchematicPicture } from './schematic-picture';
import type { TemplateCard } from './template-cards';

export function TemplateCardButton({ card, onOpen }: { card: TemplateCard; onOpen: () => void }) {
  return (
    <button type="button" className="tcard" title={card.tip} onClick={onOpen}>
      <span className="pic">
        <SchematicPicture marks={card.marks} />
        {card.section === '' ? null : <span className="badge">{card.section}</span>}
      </span>
      <span className="tx">
        <b className="cut">{card.title}</b>
        <span className="d">{card.doc}</span>
        <span className="mt">
          <span className="row g4 cut">
            <Icon name="database" size={12} />
            <span className="cut">{card.data}</span>
          </span>
          <span className="tn">{formatCount(card.parameters)} params</span>
        </span>
      </span>
    </button>
  );
}
