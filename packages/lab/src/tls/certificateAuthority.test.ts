import { X509Certificate } from 'node:crypto';
import https from 'node:https';
import { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { createCertificateAuthority } from './certificateAuthority';

describe('createCertificateAuthority', () => {
  it('issues a server certificate that its own root verifies', async () => {
    const authority = await createCertificateAuthority('lab-ca');
    const issued = await authority.issueServerCertificate({
      commonName: 'kube-apiserver',
      dnsNames: ['localhost', 'api.sno1.5g-deployment.lab'],
      ipAddresses: ['127.0.0.1'],
    });
    const certificate = new X509Certificate(issued.certificatePem);
    const root = new X509Certificate(authority.certificatePem);
    expect(certificate.verify(root.publicKey)).toBe(true);
    expect(certificate.checkHost('api.sno1.5g-deployment.lab')).toBeDefined();
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkHost('elsewhere.example')).toBeUndefined();
  });

  it('refuses something that is no address', async () => {
    const authority = await createCertificateAuthority('lab-ca');
    await expect(
      authority.issueServerCertificate({
        commonName: 'x',
        dnsNames: [],
        ipAddresses: ['localhost'],
      }),
    ).rejects.toThrow("Not an IP address for a certificate: 'localhost'");
  });

  it('reissues under the same name with a key that the old root does not vouch for', async () => {
    const authority = await createCertificateAuthority('lab-ca');
    const other = await authority.reissue();
    const issued = await other.issueServerCertificate({
      commonName: 'x',
      dnsNames: ['localhost'],
      ipAddresses: [],
    });
    const certificate = new X509Certificate(issued.certificatePem);
    expect(other.name).toBe('lab-ca');
    expect(
      certificate.verify(
        new X509Certificate(authority.certificatePem).publicKey,
      ),
    ).toBe(false);
  });

  it('carries user and groups through a TLS handshake', async () => {
    const authority = await createCertificateAuthority('lab-ca');
    const [serving, client] = await Promise.all([
      authority.issueServerCertificate({
        commonName: 'x',
        dnsNames: ['localhost'],
        ipAddresses: ['127.0.0.1'],
      }),
      authority.issueClientCertificate({
        commonName: 'system:admin',
        organizations: ['system:masters', 'operators'],
      }),
    ]);
    const server = https.createServer(
      {
        cert: serving.certificatePem,
        key: serving.privateKeyPem,
        ca: authority.certificatePem,
        requestCert: true,
        rejectUnauthorized: false,
      },
      (request, response) => {
        const socket = request.socket as TLSSocket;
        response.end(
          JSON.stringify({
            authorized: socket.authorized,
            subject: socket.getPeerCertificate().subject,
          }),
        );
      },
    );
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    try {
      const body = await new Promise<string>((resolve, reject) => {
        https
          .get(
            {
              host: '127.0.0.1',
              port: (server.address() as AddressInfo).port,
              ca: authority.certificatePem,
              cert: client.certificatePem,
              key: client.privateKeyPem,
              agent: false,
            },
            response => {
              let text = '';
              response.on('data', chunk => (text += chunk));
              response.on('end', () => resolve(text));
            },
          )
          .on('error', reject);
      });
      expect(JSON.parse(body)).toEqual({
        authorized: true,
        subject: { CN: 'system:admin', O: ['system:masters', 'operators'] },
      });
    } finally {
      await new Promise(resolve => server.close(resolve));
    }
  });
});
