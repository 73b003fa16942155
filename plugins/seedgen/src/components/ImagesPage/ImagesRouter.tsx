import { Route, Routes } from 'react-router-dom';
import { ImagePage } from '../ImagePage';
import { ImagesPage } from './ImagesPage';

/** The list of seed images and, below it, each image on a page of its own. */
export function ImagesRouter() {
  return (
    <Routes>
      <Route path="/" element={<ImagesPage />} />
      <Route path="/:digest" element={<ImagePage />} />
    </Routes>
  );
}
