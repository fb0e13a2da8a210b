using Kommunenkat.App.Database;
using Microsoft.Extensions.Configuration;

namespace Kommunenkat.App.Access;

/// <summary>How long a person stays signed in: <c>SignIn:IdleMinutes</c>, <c>SignIn:WarningMinutes</c> and <c>SignIn:LongestHours</c>.</summary>
/// <param name="Idle">Without any act of the person's, the session ends after this.</param>
/// <param name="Warning">How long before that the person is warned.</param>
/// <param name="Longest">Whatever the person does, the session ends after this.</param>
public sealed record SessionSettings(TimeSpan Idle, TimeSpan Warning, TimeSpan Longest)
{
    private const string IdleKey = "SignIn:IdleMinutes", WarningKey = "SignIn:WarningMinutes", LongestKey = "SignIn:LongestHours";

    public static readonly SessionSettings Default = new(TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(5), TimeSpan.FromHours(12));

    /// <exception cref="SettingsException">A setting makes no sense.</exception>
    public static SessionSettings From(IConfiguration configuration)
    {
        var idle = TimeSpan.FromMinutes(Read(IdleKey, Default.Idle.TotalMinutes));
        var warning = TimeSpan.FromMinutes(Read(WarningKey, Math.Min(Default.Warning.TotalMinutes, idle.TotalMinutes / 2)));
        var longest = TimeSpan.FromHours(Read(LongestKey, Math.Max(Default.Longest.TotalHours, idle.TotalHours)));
        if (warning >= idle)
            throw new SettingsException($"{WarningKey} must be less than {IdleKey}: the warning comes so long before the end.");
        return longest >= idle
            ? new SessionSettings(idle, warning, longest)
            : throw new SettingsException($"{LongestKey} must be at least as long as {IdleKey}.");

        double Read(string key, double otherwise) => configuration[key] switch
        {
            null or "" => otherwise,
            var text when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 100_000 => value,
            _ => throw new SettingsException($"{key} is no number above 0."),
        };
    }
}
