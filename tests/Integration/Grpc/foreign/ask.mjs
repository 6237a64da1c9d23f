// Asks the echo server with a client that shares no code with it, and prints what it got as one JSON object.
// node ask.mjs <echo.proto> <host:port>
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const [proto, address] = process.argv.slice(2);
const { Echo } = grpc.loadPackageDefinition(loader.loadSync(proto, { longs: Number, defaults: true }))
  .credentialing.tests.echo.v1;
const client = new Echo(address, grpc.credentials.createInsecure());

const ask = (request, { deadlineInMs = 10_000, headers = new grpc.Metadata() } = {}) =>
  new Promise((resolve) => {
    const outcome = {};
    const call = client.GetEcho(request, headers, { deadline: Date.now() + deadlineInMs }, (error, reply) => {
      outcome.reply = reply;
      outcome.status = error?.code ?? grpc.status.OK;
      outcome.detail = error?.details ?? '';
    });
    call.on('status', ({ metadata }) => {
      outcome.problemCode = metadata.get('problem-code')[0] ?? null;
      outcome.trailerBytes = metadata.get('echo-bin')[0]?.toString('hex') ?? null;
      resolve(outcome);
    });
  });

const headers = new grpc.Metadata();
headers.set('echo-text', 'plain');
headers.set('echo-bin', Buffer.from([0, 1, 127, 128, 255]));

const result = {
  value: await ask({ text: 'Grüße, 世界' }),
  refused: await ask({ text: 'refused', problemCode: 'invoice-not-paid' }),
  broken: await ask({ text: 'the password is hunter2', break: true }),
  late: await ask({ text: 'held', hold: true }, { deadlineInMs: 300 }),
  withHeaders: await ask({ text: 'headers' }, { headers }),
};
console.log(JSON.stringify(result));
client.close();
