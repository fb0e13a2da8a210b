using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kommunenkat.App.Auditing;

/// <summary>
/// The hash that an entry is sealed with, over the hash before it and over all that it says. <c>docs/audit.md</c> says how others
/// compute it: what is hashed is canonical JSON (RFC 8785), which every language can write.
/// </summary>
internal static class AuditSeal
{
    /// <summary>Stands where the first entry of a chain has no hash before it.</summary>
    public static readonly string First = new('0', 64);

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <returns>SHA-256 as 64 hexadecimal digits in lower case.</returns>
    public static string HashOf(AuditRow row) => Sha256($"{row.PreviousHash}\n{Canonical(row)}");

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Names in alphabetical order, no space, null where there is nothing.</summary>
    public static string Canonical(AuditRow row)
    {
        var json = new StringBuilder("{");
        Add("action", row.Action);
        Add("areaCode", row.AreaCode);
        Add("chain", row.Chain.ToString("D"));
        Add("detail", row.Detail);
        json.Append(CultureInfo.InvariantCulture, $"\"number\":{row.Number},");
        Add("objectId", row.ObjectId);
        Add("objectKind", row.ObjectKind);
        Add("occurredAt", row.OccurredAt.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture));
        Add("origin", row.Origin);
        Add("personId", row.PersonId?.ToString("D"));
        Add("personName", row.PersonName);
        Add("roundKey", row.RoundKey);
        json[^1] = '}';
        return json.ToString();

        void Add(string name, string? value)
        {
            json.Append('"').Append(name).Append("\":");
            if (value is null)
                json.Append("null");
            else
                AddText(json, value);
            json.Append(',');
        }
    }

    private static void AddText(StringBuilder json, string value)
    {
        json.Append('"');
        foreach (var sign in value)
        {
            _ = sign switch
            {
                '"' or '\\' => json.Append('\\').Append(sign),
                '\b' => json.Append("\\b"),
                '\t' => json.Append("\\t"),
                '\n' => json.Append("\\n"),
                '\f' => json.Append("\\f"),
                '\r' => json.Append("\\r"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}"),
                _ => json.Append(sign),
            };
        }

        json.Append('"');
    }
}
