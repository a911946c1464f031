namespace PerfTest.Reporting;

/// <summary>Where progress lines go.</summary>
internal enum ProgressMode
{
    /// <summary>The terminal if there is one, standard error and the framework's channel. The default.</summary>
    Auto,

    /// <summary>The terminal, and nowhere else.</summary>
    Terminal,

    /// <summary>A file, appended to.</summary>
    File,

    /// <summary>Nowhere.</summary>
    Off,
}
