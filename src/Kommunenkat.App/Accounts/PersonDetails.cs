using MimeKit;

namespace Kommunenkat.App.Accounts;

/// <summary>A person's name and address as they are stored, from what somebody has typed.</summary>
internal sealed record PersonDetails(string Name, string Email)
{
    /// <summary>RFC 5321: no longer address can be delivered to.</summary>
    private const int LongestEmail = 254;

    /// <returns>The details, the address in lower case; or <see cref="FailureKind.Invalid"/> with all that is wrong.</returns>
    public static Outcome<PersonDetails> Read(string name, string email)
    {
        var (shownName, address) = (name.Trim(), email.Trim().ToLowerInvariant());
        var faults = new List<string>();
        if (shownName.Length is 0 or > Invitation.LongestName || shownName.Any(char.IsControl))
            faults.Add($"The name has 1 to {Invitation.LongestName} characters, without control characters.");
        if (!IsOneAddress(address))
            faults.Add("The e-mail address is not one valid address.");
        return faults.Count == 0 ? new PersonDetails(shownName, address) : Failure.Invalid(faults);
    }

    /// <summary>Nothing but an address with a domain: a text that says more could name further recipients.</summary>
    private static bool IsOneAddress(string address) =>
        address.Length <= LongestEmail
        && MailboxAddress.TryParse(address, out var read) && read.Address == address && read.Domain.Contains('.', StringComparison.Ordinal)
        && !address.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter));
}
