import 'react';

declare module 'react' {
  /** Custom properties may be set through `style`: React hands them to the CSSOM, which the CSP allows. */
  interface CSSProperties {
    readonly [variable: `--${string}`]: string | number | undefined;
  }
}
