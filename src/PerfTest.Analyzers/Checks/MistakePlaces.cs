using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfTest.Analyzers;

/// <summary>Finds the place of a mistake by what its sentence begins with: the planner names what it speaks of, and does not know where that stands.</summary>
/// <param name="whole">Where mistakes go that name nothing in particular.</param>
internal sealed class MistakePlaces(Location whole)
{
    private readonly List<(string Start, DiagnosticDescriptor Rule, Location Location)> _places = [];
    private readonly List<(string Source, ExpressionSyntax Written)> _thresholds = [];

    public void Add(string start, DiagnosticDescriptor rule, Location location) => _places.Add((start, rule, location));

    public void AddThreshold(string source, ExpressionSyntax written) => _thresholds.Add((source, written));

    public Finding Place(string mistake)
    {
        const string Threshold = "[Threshold]: ";
        if (mistake.StartsWith(Threshold, StringComparison.Ordinal))
        {
            string problem = mistake.Substring(Threshold.Length);
            foreach ((string source, ExpressionSyntax written) in _thresholds)
            {
                if (MistakeText.Caret(problem, source) is { } position)
                {
                    return new Finding(Rules.Threshold, LiteralText.LocateWord(written, source, position), problem);
                }
            }

            return new Finding(Rules.Threshold, whole, problem);
        }

        // The longest start is the narrowest place; of equal ones the first that was added.
        (string Start, DiagnosticDescriptor Rule, Location Location) place = _places
            .Where(candidate => mistake.StartsWith(candidate.Start, StringComparison.Ordinal))
            .OrderByDescending(candidate => candidate.Start.Length)
            .FirstOrDefault();
        return place.Start is not null ? new Finding(place.Rule, place.Location, mistake) : new Finding(RuleOf(mistake), whole, mistake);
    }

    private static DiagnosticDescriptor RuleOf(string mistake) => mistake.Contains(" are called ") ? Rules.Declaration : Rules.Workload;
}
