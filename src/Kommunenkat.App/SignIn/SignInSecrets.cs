using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kommunenkat.App.SignIn;

/// <summary>The secrets of signing in by mail, and what is stored of them.</summary>
internal static class SignInSecrets
{
    private const int TokenBytes = 32, Codes = 1_000_000;

    /// <summary>256 random bits, for a link or a cookie.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Six digits.</summary>
    public static string NewCode() => RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>A million codes are soon tried: so the hash is keyed by what the browser alone holds, and the stored one tells nothing.</summary>
    public static string HashOfCode(string code, string browserSecret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(browserSecret), Encoding.UTF8.GetBytes(code)));

    /// <summary>Takes as long for hashes that differ late as for those that differ at once.</summary>
    public static bool AreSame(string hash, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hash), Encoding.UTF8.GetBytes(other));
}
