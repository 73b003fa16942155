import { shortImage } from '../../format';
import { Code } from './Code';

/** An image without its registry, for tables; the whole reference on hover. */
export function ImageName(props: { image: string }) {
  const { image } = props;
  return <Code title={image}>{shortImage(image)}</Code>;
}
