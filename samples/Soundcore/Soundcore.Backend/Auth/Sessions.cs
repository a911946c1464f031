using System.Security.Cryptography;
using System.Text;

namespace Soundcore.Backend.Auth;

/// <summary>Tokens that carry their user and a signature, so that nothing has to be kept.</summary>
public sealed class Sessions
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The session; null for a wrong password. A sample knows one password for all.</summary>
    public Session? LogIn(Credentials credentials) => credentials.Password == "soundcore" ? new(credentials.User, $"{Convert.ToHexString(Encoding.UTF8.GetBytes(credentials.User))}.{Signature(credentials.User)}") : null;

    /// <summary>Whose token it is; null if it is nobody's.</summary>
    public string? UserOf(string? token)
    {
        if (token?.Split('.') is not [var hex, var signature] || hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        string user = Encoding.UTF8.GetString(Convert.FromHexString(hex));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Signature(user))) ? user : null;
    }

    private string Signature(string user) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(user)));
}
