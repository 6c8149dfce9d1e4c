import logo from '../logo.svg';

export function Logo({ size = 28 }: { readonly size?: number }) {
  return <img src={logo} width={size} height={size} alt="" />;
}
