using Xunit;

namespace PerfTest.Adapters;

/// <summary>Attaches the files of a run to its test, so that they appear in result files and development environments.</summary>
internal static class Attachments
{
    /// <summary>Bytes of one attachment: they travel through the test runner's messages, and a larger file is still where the report says.</summary>
    public const long MaxLength = 16 * 1024 * 1024;

    public static void Add(ITestContext context, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            // Runners append the extension that belongs to the media type. Files that differ in nothing else need names that differ.
            var name = Path.GetFileNameWithoutExtension(file);
            if (context.Attachments?.ContainsKey(name) == true)
            {
                name += Path.GetExtension(file).Replace('.', '-');
            }

            try
            {
                if (new FileInfo(file) is { Exists: true, Length: <= MaxLength })
                {
                    context.AddAttachment(name, File.ReadAllBytes(file), replaceExistingValue: true, MediaType(Path.GetExtension(file)));
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A result must not get lost over a copy of it.
                context.AddWarning($"PerfTest could not attach '{file}': {exception.Message}");
            }
        }
    }

    private static string MediaType(string extension) => extension.ToUpperInvariant() switch
    {
        ".JSON" => "application/json",
        ".HTML" => "text/html",
        ".CSV" => "text/csv",
        ".XML" => "application/xml",
        ".GZ" => "application/gzip",
        ".SVG" => "image/svg+xml",
        ".TXT" or ".MD" or ".NDJSON" or ".LOG" or ".HLOG" or ".HGRM" or ".PROM" => "text/plain",
        _ => "application/octet-stream",
    };
}
