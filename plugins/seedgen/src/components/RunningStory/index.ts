export * from './RunningStory';
