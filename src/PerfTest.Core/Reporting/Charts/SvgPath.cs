using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PerfTest.Reporting;

/// <summary>The <c>d</c> of lines and areas through points, with gaps where there are none. Pure.</summary>
internal static class SvgPath
{
    /// <summary><c>M0 10L50 5L100 7</c>; a point between two gaps is a line of no length, which round caps make a dot.</summary>
    /// <param name="points">In order; null: a gap.</param>
    public static string Line(IReadOnlyList<(double X, double Y)?> points)
    {
        var path = new StringBuilder();
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i] is not var (x, y))
            {
                continue;
            }

            if (i == 0 || points[i - 1] is null)
            {
                path.Append('M').Append(Number(x)).Append(' ').Append(Number(y));
                if (i + 1 == points.Count || points[i + 1] is null)
                {
                    path.Append("h0");
                }
            }
            else
            {
                path.Append('L').Append(Number(x)).Append(' ').Append(Number(y));
            }
        }

        return path.ToString();
    }

    /// <summary>Closed shapes between two lines with the same x, one for each part without gaps.</summary>
    /// <param name="top">The upper line; null: a gap.</param>
    /// <param name="bottom">The y of the lower line at each point.</param>
    public static string Area(IReadOnlyList<(double X, double Y)?> top, IReadOnlyList<double> bottom)
    {
        var path = new StringBuilder();
        for (var from = 0; from < top.Count; from++)
        {
            if (top[from] is null)
            {
                continue;
            }

            var to = from;
            while (to + 1 < top.Count && top[to + 1] is not null)
            {
                to++;
            }

            // A single point has no area.
            if (to > from)
            {
                var upper = Enumerable.Range(from, to - from + 1).Select(i => top[i]!.Value);
                var lower = Enumerable.Range(from, to - from + 1).Reverse().Select(i => (top[i]!.Value.X, bottom[i]));
                path.Append('M').AppendJoin('L', upper.Concat(lower).Select(point => $"{Number(point.Item1)} {Number(point.Item2)}")).Append('Z');
            }

            from = to;
        }

        return path.ToString();
    }

    /// <summary>Whether there is anything between two lines.</summary>
    public static bool IsFlat(ImmutableArray<double?> values) => values.All(value => value is null or 0);

    private static string Number(double number) => (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
