using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PerfTest.Analyzers.Tests.Harness;

/// <summary>A source in which <c>[|…|]</c> marks where something is to be reported.</summary>
/// <param name="Text">Without the marks.</param>
/// <param name="Marks">In their order.</param>
internal sealed record Source(string Text, ImmutableArray<TextSpan> Marks)
{
    public static Source Read(string marked)
    {
        var text = new StringBuilder();
        var marks = ImmutableArray.CreateBuilder<TextSpan>();
        var start = -1;
        for (var at = 0; at < marked.Length; at++)
        {
            var two = at + 1 < marked.Length ? marked.Substring(at, 2) : "";
            if (two == "[|")
            {
                start = text.Length;
                at++;
            }
            else if (two == "|]")
            {
                marks.Add(TextSpan.FromBounds(start, text.Length));
                at++;
            }
            else
            {
                text.Append(marked[at]);
            }
        }

        return new Source(text.ToString(), marks.ToImmutable());
    }
}
