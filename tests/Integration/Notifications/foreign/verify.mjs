// Reads {secret, headers, body} from standard input and says whether the library that receivers use accepts it.
import { Webhook } from 'standardwebhooks';
import { readFileSync } from 'node:fs';

const { secret, headers, body } = JSON.parse(readFileSync(0, 'utf8'));
try {
  console.log(JSON.stringify({ accepted: true, payload: new Webhook(secret).verify(body, headers) }));
} catch (refused) {
  console.log(JSON.stringify({ accepted: false, because: refused.message }));
}
