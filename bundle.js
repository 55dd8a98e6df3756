const { CollectLicenses } = require('./collectLicenses');

/**
 * What is ours in how Lab's builder bundles. The first file that a page loads holds the name of every
 * other one, so that names are short. Jupyter lets a browser keep what is asked for with a `v`.
 */
module.exports = {
  output: { filename: '[name].[contenthash:8].js?v=1' },
  optimization: {
    chunkIds: 'natural',
    moduleIds: 'natural',
    mangleExports: 'size',
    // What packages bring along is as good in the chunk that needs it as in one of its own.
    splitChunks: { cacheGroups: { defaultVendors: false } }
  },
  plugins: [new CollectLicenses()]
};
