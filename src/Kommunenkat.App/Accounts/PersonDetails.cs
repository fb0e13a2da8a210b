using Kommunenkat.App.Messaging;

namespace Kommunenkat.App.Accounts;

/// <summary>A person's name and address as they are stored, from what somebody has typed.</summary>
internal sealed record PersonDetails(string Name, string Email)
{
    /// <returns>The details, the address in lower case; or <see cref="FailureKind.Invalid"/> with all that is wrong.</returns>
    public static Outcome<PersonDetails> Read(string name, string email)
    {
        var (shownName, address) = (name.Trim(), EmailAddress.Read(email));
        var faults = new List<string>();
        if (shownName.Length is 0 or > Invitation.LongestName || shownName.Any(char.IsControl))
            faults.Add($"The name has 1 to {Invitation.LongestName} characters, without control characters.");
        // A name without a dot is one of the own network, which no mail from here reaches.
        if (address is null || !address[address.LastIndexOf('@')..].Contains('.', StringComparison.Ordinal))
            faults.Add("The e-mail address is not one valid address.");
        return faults.Count == 0 ? new PersonDetails(shownName, address!) : Failure.Invalid(faults);
    }
}
