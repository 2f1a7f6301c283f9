import { useApp } from '../store/create-store';

export function RunCount() {
  const count = useApp((state) => state.runs.length);
  return count === 0 ? null : <span className="count">{count}</span>;
}
