import { useParams } from 'react-router-dom';
import { LiveRun } from '../RunView';

/** A run on a page of its own, so that a link to it works for anybody. */
export function RunPage() {
  const { id = '' } = useParams();
  return <LiveRun id={id} asPage />;
}
