import { BarChart, LineChart } from 'echarts/charts'
import { GraphicComponent, GridComponent, MarkLineComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

// Everything of ECharts that is in use, and nothing else: a chart that needs more names it here.
echarts.use([LineChart, BarChart, GridComponent, MarkLineComponent, GraphicComponent, CanvasRenderer])

export { echarts }
