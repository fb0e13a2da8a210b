using MimeKit;

namespace Kommunenkat.App.Messaging;

/// <summary>What counts as an address: one, and nothing besides it. A text that says more could name further recipients, or begin another header.</summary>
internal static class EmailAddress
{
    private const int Longest = 254;

    /// <returns>The address; null where the text is anything else.</returns>
    public static MailboxAddress? Parse(string text) =>
        text.Length <= Longest && !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var address) && address.Domain.Length > 0 && address.Address == text
            ? address
            : null;

    /// <summary>What somebody has typed, or a provider told: without spaces around, in lower case as addresses are stored.</summary>
    /// <returns>Null where it is no address.</returns>
    public static string? Read(string? text) => Parse((text ?? "").Trim().ToLowerInvariant())?.Address;
}
