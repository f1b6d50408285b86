import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import { type BuiltChunk, filesOfWall, releaseOf } from './files-of-wall.ts'

const worker = join(import.meta.dirname, '../src/island/wall-worker.ts')

function builtChunk(chunk: Rolldown.OutputChunk): BuiltChunk {
  const { fileName, isEntry, facadeModuleId, imports, dynamicImports, viteMetadata } = chunk
  const brings = [...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])]
  return { fileName, isEntry, facadeModuleId, imports, dynamicImports, brings }
}

/** Writes beside the dashboard what a wall needs to start without its centre: the list of its files, and its service worker. */
export function wallFiles(): Plugin {
  let outDir = ''
  return {
    name: 'toan-canh-wall-files',
    apply: 'build',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir)
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const outputs = Object.values(bundle)
        const files = filesOfWall(outputs.flatMap((each) => (each.type === 'chunk' ? [builtChunk(each)] : [])))
        const page = bundle['index.html']
        const release = releaseOf(files, page?.type === 'asset' ? String(page.source) : '')
        this.emitFile({ type: 'asset', fileName: 'wall-files.json', source: JSON.stringify({ release, files }) })
      },
    },
    async closeBundle() {
      await build({
        configFile: false,
        logLevel: 'error',
        build: {
          outDir,
          emptyOutDir: false,
          copyPublicDir: false,
          rolldownOptions: { input: worker, output: { format: 'iife', entryFileNames: 'wall-worker.js' } },
        },
      })
    },
  }
}
