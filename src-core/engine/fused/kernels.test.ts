import { describe, expect, test } from 'vitest';
import { activationFunctions } from '../../nodes/activation-functions';
import { makeRandom } from '../../random';
import { loadKernels } from '../../testing/fused-kernels';

const seed = 41;
describe.each([
  ['as in every browser', false],
  ['compiled for relaxed SIMD', true],
])('%s', (_name, relaxed) => {
  const { kernels, memory } = loadKernels(16, relaxed);
  const numbers = new Float32Array(memory.buffer);
  const bits = new Uint32Array(memory.buffer);
  /** What lies where nothing may be written; read as a number it is NaN, which spoils any sum that takes it in. */
  const guard = 0x7fc0beef;

  /** Address of `count` numbers with guards around them. */
  type Reserve = (count: number) => number;

  function freshMemory(): Reserve {
    let next = 64;
    return (count) => {
      const address = next;
      next += Math.ceil(count / 4) * 16 + 64;
      bits.fill(guard, address / 4 - 16, next / 4);
      return address;
    };
  }

  function expectGuards(address: number, count: number): void {
    const before = bits.subarray(address / 4 - 4, address / 4);
    const after = bits.subarray(address / 4 + count, address / 4 + count + 4);
    expect([...before, ...after].every((word) => word === guard)).toBe(true);
  }

  function sameBits(one: Uint32Array, other: Uint32Array | undefined): boolean {
    return one.every((word, index) => word === other?.[index]);
  }

  describe('products', () => {
    const operations = ['product', 'productTransposedA', 'productTransposedB'] as const;
    type Operation = (typeof operations)[number];
    type Size = readonly [m: number, k: number, n: number];

    interface Shapes {
      readonly rows: number;
      readonly depth: number;
      readonly columns: number;
      /** Strides of a along the rows of c and along what is summed, then of b along what is summed and the columns. */
      readonly strides: readonly [number, number, number, number];
    }

    function shapesOf(operation: Operation, [m, k, n]: Size): Shapes {
      if (operation === 'product') return { rows: m, depth: k, columns: n, strides: [k, 1, n, 1] };
      if (operation === 'productTransposedA') return { rows: k, depth: m, columns: n, strides: [1, k, n, 1] };
      return { rows: m, depth: n, columns: k, strides: [n, 1, 1, n] };
    }

    interface Places {
      readonly a: number;
      readonly b: number;
      readonly c: number;
      readonly bias: number;
      readonly scratch: number;
    }

    function run(operation: Operation, { a, b, c, bias, scratch }: Places, size: Size, parts: number): void {
      for (let part = 0; part < parts; part++) {
        if (operation === 'product') kernels.product(a, b, c, bias, ...size, scratch, part, parts);
        else kernels[operation](a, b, c, ...size, scratch, part, parts);
      }
    }

    /** Largest error against float64, relative to the sum of the sizes of all that was added. */
    function worstError({ rows, depth, columns, strides }: Shapes, { a, b, c, bias }: Places): number {
      const [aRow, aStep, bStep, bColumn] = strides;
      let worst = 0;
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          let sum = bias === 0 ? 0 : (numbers[bias / 4 + column] ?? NaN);
          let size = Math.abs(sum);
          for (let step = 0; step < depth; step++) {
            const left = numbers[a / 4 + row * aRow + step * aStep] ?? NaN;
            const right = numbers[b / 4 + step * bStep + column * bColumn] ?? NaN;
            sum += left * right;
            size += Math.abs(left * right);
          }
          const error = Math.abs((numbers[c / 4 + row * columns + column] ?? NaN) - sum) / size;
          // Not a plain maximum: NaN has to count as the worst.
          if (!(error <= worst)) worst = error;
        }
      }
      return worst;
    }

    const random = makeRandom(seed);

    function randomSize(): Size {
      const side = (): number => 1 + Math.floor(random.uniform() ** 2 * 90);
      return [side(), side(), side()];
    }

    // Chapter-like, ragged, deeper and wider than one block, and the thinnest.
    const named: readonly Size[] = [
      [10, 2, 8],
      [10, 8, 8],
      [10, 8, 2],
      [64, 784, 32],
      [65, 785, 33],
      [33, 70, 531],
      [531, 33, 70],
      [7, 1203, 13],
      [1203, 7, 13],
      [1, 1, 1],
      [300, 1, 300],
      [1, 300, 1],
      [256, 256, 10],
      [257, 129, 3],
    ];
    const sizes = [...named, ...Array.from({ length: 120 }, randomSize)];

    test.each(operations)(
      `%s is right, has the same bits for any number of threads and stays in bounds, seed ${seed}`,
      (operation) => {
        for (const size of sizes) {
          const shapes = shapesOf(operation, size);
          const { rows, depth, columns } = shapes;
          const reserve = freshMemory();
          const scratchCount = kernels.productScratchBytes(...size) / 4;
          const places = {
            a: reserve(rows * depth),
            b: reserve(depth * columns),
            c: reserve(rows * columns),
            bias: operation === 'product' && random.uniform() < 0.5 ? reserve(columns) : 0,
            scratch: reserve(scratchCount),
          };
          const { a, b, c, bias, scratch } = places;
          for (const [address, count] of [
            [a, rows * depth],
            [b, depth * columns],
            ...(bias === 0 ? [] : [[bias, columns] as const]),
          ] as const) {
            for (let index = 0; index < count; index++) numbers[address / 4 + index] = random.normal();
          }
          const results = [1, 2, 3, 7].map((parts) => {
            bits.fill(guard, c / 4, c / 4 + rows * columns);
            run(operation, places, size, parts);
            return bits.slice(c / 4, c / 4 + rows * columns);
          });
          expect(worstError(shapes, places), `${operation} ${size.join(' × ')}`).toBeLessThan(1e-6);
          expect(
            results.every((result) => sameBits(result, results[0])),
            `${operation} ${size.join(' × ')}`,
          ).toBe(true);
          expectGuards(c, rows * columns);
          expectGuards(scratch, scratchCount);
        }
      },
    );

    test.each(operations)('%s reads nothing beyond the end of its arrays', (operation) => {
      for (const size of sizes) {
        const { rows, depth, columns } = shapesOf(operation, size);
        const counts = { a: rows * depth, b: depth * columns, c: rows * columns, bias: columns };
        for (const last of ['a', 'b', 'c', 'bias'] as const) {
          const reserve = freshMemory();
          const places = {
            a: reserve(counts.a),
            b: reserve(counts.b),
            c: reserve(counts.c),
            bias: reserve(counts.bias),
            scratch: reserve(kernels.productScratchBytes(...size) / 4),
          };
          // Whoever reaches over the end of the memory traps.
          places[last] = memory.buffer.byteLength - counts[last] * 4;
          expect(
            () => {
              run(operation, places, size, 1);
            },
            `${operation} ${size.join(' × ')}, ${last}`,
          ).not.toThrow();
        }
      }
    });
  });

  describe('activation functions', () => {
    const ids = ['linear', 'relu', 'leaky-relu', 'elu', 'gelu', 'swish', 'softplus', 'sigmoid', 'tanh'] as const;
    const slope = Math.fround(0.3);
    const functions = ids.map((id, kind) => {
      const found = activationFunctions.find((entry) => entry.id === id);
      if (found === undefined) throw new Error(id);
      return {
        id,
        kind,
        value: (x: number) => found.value(x, slope),
        derivative: (x: number) => found.derivative(x, slope),
      };
    });

    /** Every 1/512 from −40 to 40, and both signs of all magnitudes. */
    const grid = Float32Array.from([
      ...Array.from({ length: 80 * 512 + 1 }, (_, index) => index / 512 - 40),
      ...Array.from({ length: 4000 }, (_, index) => 10 ** (index / 52.5 - 38)).flatMap((size) => [size, -size]),
    ]);

    /** Our values on the grid, then our derivatives. */
    function onGrid(kind: number): { readonly values: Float32Array; readonly derivatives: Float32Array } {
      const reserve = freshMemory();
      const count = grid.length;
      const [x, y, dy, dx] = [reserve(count), reserve(count), reserve(count), reserve(count)] as const;
      numbers.set(grid, x / 4);
      numbers.fill(1, dy / 4, dy / 4 + count);
      kernels.activate(kind, x, y, count, slope);
      kernels.activateBackward(kind, x, y, dy, dx, count, slope);
      return {
        values: numbers.slice(y / 4, y / 4 + count),
        derivatives: numbers.slice(dx / 4, dx / 4 + count),
      };
    }

    /** The first x at which `ours` is further from `exact` than allowed. */
    function firstWrong(
      ours: Float32Array,
      exact: (x: number) => number,
      tolerance: (exact: number) => number,
    ): unknown {
      for (const [index, x] of grid.entries()) {
        const expected = exact(x);
        const got = ours[index] ?? NaN;
        if (!(Math.abs(got - expected) <= tolerance(expected))) return { x, got, expected };
      }
      return null;
    }

    test.each(functions)('$id agrees with double precision', ({ kind, value }) => {
      const { values } = onGrid(kind);
      const tolerance = (exact: number): number => (Math.abs(exact) > 1e-6 ? 1e-6 * Math.abs(exact) : 1e-7);
      expect(firstWrong(values, value, tolerance)).toBeNull();
    });

    test.each(functions)('the derivative of $id agrees with double precision', ({ id, kind, derivative }) => {
      const { derivatives } = onGrid(kind);
      // 1 − y² magnifies the last bits of a saturated y.
      const absolute = id === 'tanh' ? 6e-7 : 1.5e-7;
      expect(firstWrong(derivatives, derivative, (exact) => 1e-6 * Math.abs(exact) + absolute)).toBeNull();
    });

    test.each(functions)('the derivative of $id is the slope of the function', ({ kind, value }) => {
      const { derivatives } = onGrid(kind);
      const step = 1e-5;
      const slopeAt = (x: number): number => (value(x + step) - value(x - step)) / (2 * step);
      // Away from the kink and from where differences of large numbers say nothing.
      const differs = [...grid.entries()].find(
        ([index, x]) =>
          Math.abs(x) > 2 * step && Math.abs(x) < 30 && !(Math.abs((derivatives[index] ?? NaN) - slopeAt(x)) < 1e-6),
      );
      expect(differs).toBeUndefined();
    });

    function one(kind: number, x: number): number {
      numbers[16] = x;
      kernels.activate(kind, 64, 128, 1, slope);
      return numbers[32] ?? 0;
    }

    function oneGradient(kind: number, x: number, dy: number): number {
      numbers[16] = x;
      numbers[48] = dy;
      kernels.activate(kind, 64, 128, 1, slope);
      kernels.activateBackward(kind, 64, 128, 192, 256, 1, slope);
      return numbers[64] ?? 0;
    }

    test.each(functions)('$id hides nothing that is not a number, forwards or backwards', ({ id, kind }) => {
      expect(one(kind, NaN)).toBeNaN();
      for (const x of [-3, 0, 3]) expect(oneGradient(kind, x, NaN)).toBeNaN();
      if (id !== 'linear') expect(oneGradient(kind, NaN, 1)).toBeNaN();
    });

    test.each(functions)(
      '$id at 0, at the infinities and far out is what the definition says',
      ({ kind, value, derivative }) => {
        for (const x of [0, Infinity, -Infinity, 3e38, -3e38]) {
          expect(one(kind, x) + 0).toBe(Math.fround(value(Math.fround(x))) + 0);
          if (Number.isFinite(x)) expect(oneGradient(kind, x, 1) + 0).toBeCloseTo(derivative(Math.fround(x)), 6);
        }
      },
    );

    test.each(functions)(
      '$id takes any count, in place too, and touches nothing beside it',
      ({ kind, value, derivative }) => {
        for (let count = 0; count < 14; count++) {
          const reserve = freshMemory();
          const [x, y, dy] = [reserve(count), reserve(count), reserve(count)] as const;
          for (let index = 0; index < count; index++) {
            numbers[x / 4 + index] = index - 5.5;
            numbers[dy / 4 + index] = 2;
          }
          kernels.activate(kind, x, y, count, slope);
          kernels.activateBackward(kind, x, y, dy, dy, count, slope);
          kernels.activate(kind, x, x, count, slope);
          for (let index = 0; index < count; index++) {
            expect(numbers[x / 4 + index]).toBe(numbers[y / 4 + index]);
            expect(numbers[x / 4 + index]).toBeCloseTo(value(index - 5.5), 5);
            expect(numbers[dy / 4 + index]).toBeCloseTo(2 * derivative(index - 5.5), 5);
          }
          for (const address of [x, y, dy]) expectGuards(address, count);
        }
      },
    );

    test('the exponential is right to 2e-7, from 0 to infinity', () => {
      const reserve = freshMemory();
      const points = Float32Array.from({ length: 1 << 18 }, (_, index) => (index / (1 << 17) - 1) * 89.5);
      const specials = [Infinity, -Infinity, 3e38, -3e38, NaN, 0, 88.72283, 88.72285, -87.33654, -104, 1e-30, -1e-30];
      const x = reserve(points.length + specials.length);
      const y = reserve(points.length + specials.length);
      numbers.set(points, x / 4);
      numbers.set(specials, x / 4 + points.length);
      kernels.exponentials(x, y, points.length + specials.length);
      let worst = 0;
      for (const [index, point] of points.entries()) {
        const exact = Math.exp(point);
        const ours = numbers[y / 4 + index] ?? NaN;
        // Infinity where float32 ends, and nothing but 0 or a subnormal below its least normal number.
        if (exact > 3.4028235e38) expect(ours).toBe(Infinity);
        else if (exact < 1.1754944e-38) expect(ours).toBeLessThan(1.1754945e-38);
        else worst = Math.max(worst, Number.isNaN(ours) ? Infinity : Math.abs(ours - exact) / exact);
      }
      expect(worst).toBeLessThan(2e-7);
      const [top, bottom, large, small, nothing, zero, most, over, least, under, up, down] = numbers.subarray(
        y / 4 + points.length,
        y / 4 + points.length + specials.length,
      );
      expect([top, bottom, large, small, nothing, zero]).toEqual([Infinity, 0, Infinity, 0, NaN, 1]);
      expect([most, over]).toEqual([expect.closeTo(3.4028e38, -34), Infinity]);
      expect(Math.abs((least ?? NaN) / 1.1754944e-38 - 1)).toBeLessThan(1e-5);
      expect([under, up, down]).toEqual([0, 1, 1]);
    });
  });
});
