using System.Globalization;

namespace Kommunenkat.Web.Features.Accounts;

/// <summary>What is posted when somebody is invited, or a role is changed, handed over or ended, as it was typed. Each form has some of it.</summary>
public sealed class GrantForm
{
    public string? Role { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    /// <summary>The round's key; empty: all rounds.</summary>
    public string? Round { get; set; }

    public string? StartDay { get; set; }

    public string? EndDay { get; set; }

    /// <summary>That it is meant.</summary>
    public bool Confirm { get; set; }

    /// <summary>Whether a day was typed that is none.</summary>
    public bool HasBadDay => IsBad(StartDay) || IsBad(EndDay);

    /// <summary>Null: none was typed, or it is none.</summary>
    public DateOnly? FirstDay => Read(StartDay);

    /// <summary>Null: none was typed, or it is none.</summary>
    public DateOnly? LastDay => Read(EndDay);

    private static bool IsBad(string? typed) => !string.IsNullOrWhiteSpace(typed) && Read(typed) is null;

    private static DateOnly? Read(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
