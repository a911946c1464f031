using System.Globalization;

namespace PerfTest.Bench;

/// <summary>What was asked for on the command line.</summary>
internal sealed record CompareOptions
{
    public const int Connections = 50;

    public required bool IsFull { get; init; }

    public required IReadOnlyList<string> Paths { get; init; }

    public required int Rounds { get; init; }

    /// <summary>How long each client runs, without warm-up.</summary>
    public required int Seconds { get; init; }

    public string? Json { get; init; }

    /// <exception cref="ArgumentException">Something else was written.</exception>
    public static CompareOptions Parse(string[] args)
    {
        bool full = args.Contains("--full");
        var options = new CompareOptions
        {
            IsFull = full,
            Paths = full ? ["/plaintext", "/json", "/1k", "/64k"] : ["/plaintext"],
            Rounds = full ? 5 : 3,
            Seconds = full ? 10 : 5,
        };
        for (int n = 0; n < args.Length; n++)
        {
            options = args[n] switch
            {
                "--quick" or "--full" => options,
                "--json" => options with { Json = Next() },
                "--rounds" => options with { Rounds = Number(Next(), 1) },
                "--seconds" => options with { Seconds = Number(Next(), 1) },
                "--paths" => options with { Paths = Next().Split(',') },
                _ => throw new ArgumentException($"'{args[n]}' is no option: write --quick, --full, --rounds N, --seconds N, --paths /a,/b, --json FILE."),
            };

            string Next() => ++n < args.Length ? args[n] : throw new ArgumentException($"'{args[^1]}' wants a value.");
        }

        return options;
    }

    private static int Number(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least ? number : throw new ArgumentException($"'{text}' is no number from {least} on.");
}
