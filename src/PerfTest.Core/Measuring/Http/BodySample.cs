using System.Net.Http.Headers;
using System.Text;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>The beginning of one unexpected response's body, as far as the user reads it or it is there anyway.</summary>
/// <param name="headers">The content's.</param>
/// <param name="keep">Takes the text, without secrets, once; null where nothing could be seen.</param>
internal sealed class BodySample(HttpContentHeaders headers, Action<string?> keep)
{
    /// <summary>The most that is shown.</summary>
    public const int MaxText = 512;

    // More than is shown: a secret at the cut must be whole to be seen as one.
    private const int MaxBytes = 4 * MaxText;

    private readonly string? _mediaType = headers.ContentType?.MediaType;
    private readonly string? _encoding = headers.ContentEncoding.Count > 0 ? string.Join(", ", headers.ContentEncoding) : null;
    private readonly byte[] _bytes = new byte[MaxBytes];
    private readonly Lock _gate = new();
    private int _count;
    private bool _isDone;

    public bool IsFull => _count == MaxBytes;

    public void Add(ReadOnlySpan<byte> part)
    {
        lock (_gate)
        {
            part = part[..Math.Min(part.Length, MaxBytes - _count)];
            part.CopyTo(_bytes.AsSpan(_count));
            _count += part.Length;
        }
    }

    /// <summary>No more comes.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_isDone)
            {
                return;
            }

            _isDone = true;
        }

        keep(_count == 0 ? null : Text());
    }

    private string Text()
    {
        if (_encoding is not null)
        {
            return $"({_encoding}, not decoded)";
        }

        if (!IsText(_mediaType))
        {
            return $"({_mediaType})";
        }

        var text = Redaction.Clean(Encoding.UTF8.GetString(_bytes, 0, _count)).Trim();
        return text.Length <= MaxText ? text : $"{text[..MaxText]}…";
    }

    private static bool IsText(string? mediaType) =>
        mediaType is null || mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || TextTypes.Any(type => mediaType.Contains(type, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] TextTypes = ["json", "xml", "javascript", "x-www-form-urlencoded"];
}
