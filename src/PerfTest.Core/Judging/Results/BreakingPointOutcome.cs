namespace PerfTest;

/// <summary>How a search for the breaking point ended.</summary>
public enum BreakingPointOutcome
{
    /// <summary>Found: what is held, and what breaks.</summary>
    Found = 0,

    /// <summary>The highest level was held, and nothing broke.</summary>
    NeverBroke = 1,

    /// <summary>The first level broke, or what was held for a while was not held for long.</summary>
    NothingHeld = 2,

    /// <summary>The load generator was unwell before the target broke: more could not be found out.</summary>
    GeneratorLimit = 3,

    /// <summary>Back at the first level the target did not become as fast as before: more could not be found out.</summary>
    NotRecovered = 4,

    /// <summary>The search was stopped.</summary>
    Stopped = 5,
}
