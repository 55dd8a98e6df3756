import { SetupError } from '../../../src/model/errors';
import { readSettings, resolvePrefix, targetOf, type Settings } from '../../../src/model/settings';

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toMatchObject({
      bucket: '',
      region: 'us-east-1',
      workspacePrefix: 'workspace',
      include: ['**/*.ipynb'],
      exclude: [],
      archiving: true,
      localLimitMb: 500,
      publishing: false,
      credentials: { provider: 'prompt' }
    });
  });

  it('puts slashes and blanks right', () => {
    const settings = readSettings({
      bucket: ' my-bucket ',
      endpoint: 'https://s3.example/ ',
      workspacePrefix: '//team/{user}/'
    });
    expect(settings).toMatchObject({
      bucket: 'my-bucket',
      endpoint: 'https://s3.example',
      workspacePrefix: 'team/{user}'
    });
  });

  it('does not break on values of the wrong type', () => {
    const wrong = {
      ...{ bucket: 7, include: 'x', localLimitMb: 'much' },
      credentials: { provider: 'endpoint', url: 7, roleArn: ' arn:x ' }
    } as unknown as Settings;
    expect(readSettings(wrong)).toMatchObject({
      bucket: '',
      include: ['**/*.ipynb'],
      localLimitMb: 500,
      credentials: { provider: 'endpoint', roleArn: 'arn:x' }
    });
    expect(readSettings({ localLimitMb: -1 }).localLimitMb).toBe(500);
    expect(readSettings(wrong).credentials).not.toHaveProperty('url');
  });
});

describe('resolvePrefix', () => {
  it('puts the user in, wherever it is named', () => {
    expect(resolvePrefix('{user}/a/{user}', 'kylek')).toBe('kylek/a/kylek');
    expect(resolvePrefix('team', null)).toBe('team');
    // A user with such a name is nobody else.
    expect(resolvePrefix('w/{user}', 'a$$b$&')).toBe('w/a$$b$&');
  });

  it.each([null, ''])('says that nobody knows who it is: %j', user => {
    expect(() => resolvePrefix('{user}', user)).toThrow(SetupError);
  });
});

describe('targetOf', () => {
  it('is where the settings point, and nowhere without a bucket', () => {
    const settings = readSettings({ bucket: 'notebooks', workspacePrefix: 'w/{user}' });
    expect(targetOf(settings, 'me')).toEqual({
      endpoint: '',
      region: 'us-east-1',
      bucket: 'notebooks',
      prefix: 'w/me'
    });
    expect(targetOf({ ...settings, bucket: '' }, null)).toBeNull();
  });
});
