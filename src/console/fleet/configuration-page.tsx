export function ConfigurationPage({ kiosk }: { kiosk: string }) {
  return <p>{kiosk}</p>;
}
