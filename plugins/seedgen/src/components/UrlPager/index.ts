export * from './UrlPager';
