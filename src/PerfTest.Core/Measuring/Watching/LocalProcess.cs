using System.ComponentModel;
using System.Diagnostics;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>A process of this machine, or the one that takes its place.</summary>
/// <param name="find">Its number; null while there is none.</param>
internal sealed class LocalProcess(Func<int?> find) : IWatchedProcess
{
    /// <summary>The processes of a name.</summary>
    public static int[] Named(string name)
    {
        Process[] found = Process.GetProcessesByName(name);
        try
        {
            return [.. found.Select(process => process.Id)];
        }
        finally
        {
            Array.ForEach(found, process => process.Dispose());
        }
    }

    public ProcessReading? Read()
    {
        try
        {
            if (find() is not { } id)
            {
                return null;
            }

            // A new object each time: it remembers what it has once read.
            using Process process = Process.GetProcessById(id);
            return new ProcessReading((id, process.StartTime), process.WorkingSet64, Nanoseconds.From(process.TotalProcessorTime));
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception or IOException)
        {
            return null;
        }
    }
}
