namespace PerfTest.Judging;

/// <summary>How a level of a search ended.</summary>
internal enum LevelVerdict
{
    /// <summary>Every limit held and the load was served.</summary>
    Held,

    /// <summary>The target broke.</summary>
    Broke,

    /// <summary>The load generator was unwell: nothing can be said of the target.</summary>
    GeneratorLimit,

    /// <summary>Back at the first level the target did not become as fast as before.</summary>
    NotRecovered,
}
