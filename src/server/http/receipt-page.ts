// What a person sees who opens a receipt's address: following a message by receipt is not offered yet, and says so.
import { contentSecurityPolicy } from './security-headers.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Receipts – Candour</title>
</head>
<body>
<main>
<h1>Receipts can’t be followed here yet</h1>
<p>Your feedback has its place with the people it was meant for. Looking up what became of it is not offered yet. Please ask at the desk.</p>
<section lang="es">
<h2>Todavía no se pueden consultar los recibos</h2>
<p>Su opinión llega a las personas a las que va dirigida. Todavía no ofrecemos consultar qué ocurrió con ella. Pregunte en el mostrador, por favor.</p>
</section>
</main>
</body>
</html>
`;

export function receiptPage(): Response {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': contentSecurityPolicy('none'),
  };
  return new Response(PAGE, { status: 404, headers });
}
