/** Marks differ by shape as well as by colour, so that classes are told apart without colour. */
export function drawMark(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  label: number,
  color: string,
  size = 3,
): void {
  context.fillStyle = color;
  context.beginPath();
  switch (label % 4) {
    case 0:
      context.arc(x, y, size, 0, 2 * Math.PI);
      break;
    case 1:
      context.moveTo(x, y - size * 1.2);
      context.lineTo(x + size * 1.2, y + size);
      context.lineTo(x - size * 1.2, y + size);
      break;
    case 2:
      context.rect(x - size + 0.5, y - size + 0.5, 2 * size - 1, 2 * size - 1);
      break;
    default:
      context.moveTo(x, y - size * 1.3);
      context.lineTo(x + size * 1.3, y);
      context.lineTo(x, y + size * 1.3);
      context.lineTo(x - size * 1.3, y);
  }
  context.fill();
}
