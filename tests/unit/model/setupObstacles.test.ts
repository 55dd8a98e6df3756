import { isLocalNetwork, obstacleTo } from '../../../src/model/setupObstacles';

const LAB = 'https://lab.example.org';

describe('obstacleTo', () => {
  it.each([
    ['', LAB, null],
    ['https://s3.example.org', LAB, null],
    ['http://s3.example.org', LAB, 'mixed-content'],
    ['http://localhost:9000', LAB, null],
    ['http://127.0.0.1:9000', LAB, null],
    ['http://[::1]:9000', LAB, null],
    ['http://127.example.org', LAB, 'mixed-content'],
    ['http://s3.example.org', 'http://lab.example.org', null],
    ['s3.example.org', LAB, 'no-url'],
    ['localhost:9000', LAB, 'no-url'],
    ['ftp://s3.example.org', LAB, 'no-url']
  ])('finds for “%s” from %s: %s', (endpoint, page, obstacle) => {
    expect(obstacleTo(endpoint, page)).toBe(obstacle);
  });
});

describe('isLocalNetwork', () => {
  it.each([
    ['http://localhost:9000', LAB, true],
    ['https://10.1.2.3', LAB, true],
    ['https://172.16.0.1', LAB, true],
    ['https://172.32.0.1', LAB, false],
    ['https://s3.example.org', LAB, false],
    ['http://localhost:9000', 'http://localhost:8888', false],
    ['https://10.1.2.3', 'http://192.168.0.9', false],
    ['', LAB, false]
  ])('says for “%s” from %s: %s', (endpoint, page, isLocal) => {
    expect(isLocalNetwork(endpoint, page)).toBe(isLocal);
  });
});
