using System.Globalization;

namespace PerfTest.Telemetry.Tests;

/// <summary>The latest request with metrics, decoded: opentelemetry/proto/collector/metrics/v1.</summary>
internal sealed class ReceivedMetrics
{
    private readonly Dictionary<string, (string Unit, bool IsCumulative, List<ReceivedPoint> Points)> _metrics = new(StringComparer.Ordinal);

    public ReceivedMetrics(ReadOnlyMemory<byte> request)
    {
        foreach (ProtoField ofResource in ProtoField.Read(request))
        {
            foreach (ProtoField field in ofResource.Message)
            {
                if (field.Number == 1)
                {
                    Resource = Attributes(field.Message, 1);
                }
                else if (field.Number == 2)
                {
                    foreach (ProtoField metric in field.Message.Where(inner => inner.Number == 2))
                    {
                        Add(metric.Message);
                    }
                }
            }
        }
    }

    public IReadOnlyDictionary<string, string> Resource { get; } = new Dictionary<string, string>();

    public IEnumerable<string> Names => _metrics.Keys;

    public string UnitOf(string name) => _metrics[name].Unit;

    public bool IsCumulative(string name) => _metrics[name].IsCumulative;

    public IReadOnlyList<ReceivedPoint> Points(string name) => _metrics.TryGetValue(name, out var metric) ? metric.Points : [];

    private void Add(IReadOnlyList<ProtoField> metric)
    {
        string name = metric.Single(field => field.Number == 1).Text;
        string unit = metric.FirstOrDefault(field => field.Number == 3).Text;
        ProtoField data = metric.Single(field => field.Number is 5 or 7 or 10);
        bool isCumulative = data.Message.Any(field => field is { Number: 2, Value: 2 } && field.Bytes.IsEmpty);
        _metrics[name] = (unit, isCumulative, [.. data.Message.Where(field => field.Number == 1).Select(point => data.Number == 10 ? Histogram(point.Message) : Number(point.Message))]);
    }

    private static ReceivedPoint Number(IReadOnlyList<ProtoField> point) => new()
    {
        Attributes = Attributes(point, 7),
        Number = point.Where(field => field.Number is 4 or 6).Select(field => field.Number == 4 ? field.Double : (long)field.Value).Single(),
    };

    private static ReceivedPoint Histogram(IReadOnlyList<ProtoField> point)
    {
        IReadOnlyList<ProtoField> positive = point.Any(field => field.Number == 8) ? point.First(field => field.Number == 8).Message : [];
        return new ReceivedPoint
        {
            Attributes = Attributes(point, 1),
            Count = (long)point.FirstOrDefault(field => field.Number == 4).Value,
            Sum = point.FirstOrDefault(field => field.Number == 5).Double,
            Scale = point.FirstOrDefault(field => field.Number == 6).ZigZag,
            Zeros = (long)point.FirstOrDefault(field => field.Number == 7).Value,
            Min = point.FirstOrDefault(field => field.Number == 12).Double,
            Max = point.FirstOrDefault(field => field.Number == 13).Double,
            Offset = positive.FirstOrDefault(field => field.Number == 1).ZigZag,
            Buckets = [.. positive.Where(field => field.Number == 2).SelectMany(field => field.Bytes.IsEmpty ? [field.Value] : field.Numbers())],
        };
    }

    private static Dictionary<string, string> Attributes(IReadOnlyList<ProtoField> message, int number) =>
        message.Where(field => field.Number == number).Select(field => field.Message).ToDictionary(pair => pair[0].Text, pair => Any(pair[1].Message[0]));

    private static string Any(ProtoField value) => value.Number switch
    {
        1 => value.Text,
        3 => ((long)value.Value).ToString(CultureInfo.InvariantCulture),
        5 => string.Join(',', value.Message.Select(item => Any(item.Message[0]))),
        _ => value.Value.ToString(CultureInfo.InvariantCulture),
    };
}
