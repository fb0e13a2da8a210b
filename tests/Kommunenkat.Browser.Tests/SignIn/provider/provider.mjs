// A real OpenID Connect provider on a free port of this machine. Whoever types an address is its owner; with a word before it ("unverified
// a@b.se") the provider does not vouch for the address. It writes its issuer as the first line. Usage: node provider.mjs KEY
import { createServer } from 'node:http';
import { Provider, interactionPolicy } from 'oidc-provider';

const key = process.argv[2];
const server = createServer();

function configuration() {
  const policy = interactionPolicy.base();
  policy.get('consent').checks.remove('native_client_prompt');
  return {
    clients: [{
      client_id: 'kommunenkat',
      client_secret: 'a secret for tests alone',
      token_endpoint_auth_method: 'client_secret_post',
      // For a native client the port of a redirect to this machine may be any: that of the server under test is not known yet.
      application_type: 'native',
      redirect_uris: [`http://127.0.0.1/logga-in/oidc/${key}`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (context, interaction) => `/interaction/${interaction.uid}` },
    // Browsers send cookies to every port of a machine.
    cookies: { names: { session: `session-${key}`, interaction: `interaction-${key}`, resume: `resume-${key}` }, keys: [key] },
    findAccount: (context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id.split(' ').at(-1), email_verified: !id.includes(' '), name: id }),
    }),
    // Nobody is asked whether the client may know these.
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

async function interact(provider, request, response) {
  if (request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="sv"><title>${key}</title><h1>Inloggning hos ${key}</h1><form method="post">
      <label>Konto <input name="login"></label> <button>Fortsätt</button> <button name="cancel" value="yes">Avbryt</button></form></html>`);
    return;
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  const result = form.has('cancel') ? { error: 'access_denied' } : { login: { accountId: form.get('login') } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration());
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (!request.url.startsWith('/interaction/')) {
      handle(request, response);
      return;
    }
    interact(provider, request, response).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  console.log(issuer);
});
