// The parts of three libraries without types of their own that the pictures use.
declare module 'd3-geo' {
  export interface Projection {
    (point: [number, number]): [number, number] | null
    rotate(angles: [number, number]): this
    fitWidth(width: number, object: object): this
  }
  export interface PathContext {
    moveTo(x: number, y: number): void
    lineTo(x: number, y: number): void
    arc(x: number, y: number, radius: number, from: number, to: number): void
    closePath(): void
  }
  export function geoEqualEarth(): Projection
  export function geoPath(projection: Projection, context: PathContext): (object: object) => void
}

declare module 'topojson-client' {
  export interface Topology {
    type: 'Topology'
    objects: Record<string, object>
  }
  export function feature(topology: Topology, object: string | object): object
}

declare module 'd3-scale' {
  export interface ScaleLinear {
    (value: number): number
    nice(count: number): this
    ticks(count: number): number[]
  }
  export function scaleLinear(domain: [number, number], range: [number, number]): ScaleLinear
}
