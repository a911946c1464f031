namespace PerfTest.Core.Tests.Reporting;

/// <summary>Needs a device that is always full, which Linux has.</summary>
internal sealed class FullDiskFactAttribute : FactAttribute
{
    public const string Device = "/dev/full";

    public FullDiskFactAttribute()
    {
        if (!File.Exists(Device))
        {
            Skip = $"There is no {Device} on this system.";
        }
    }
}
