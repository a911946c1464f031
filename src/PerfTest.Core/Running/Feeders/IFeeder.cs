using System.Collections.Immutable;

namespace PerfTest.Running;

/// <summary>A feeder, whatever its rows are.</summary>
internal interface IFeeder
{
    /// <summary>The file's path as written, or the expression that makes the rows.</summary>
    string Name { get; }

    FeedOrder Order { get; }

    /// <summary>What is wrong with the rows, which are read now if they have not been; empty where nothing is.</summary>
    ImmutableArray<string> Mistakes { get; }

    /// <summary>How many there are; 0 where something is wrong with them.</summary>
    int RowCount { get; }

    /// <summary>Its cursors for one run.</summary>
    FeederRun Start(RunFeeders run);
}
