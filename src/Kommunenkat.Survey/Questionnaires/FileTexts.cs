using System.Text.RegularExpressions;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>Reads texts that must stand in every language the file declares, and in no other.</summary>
/// <param name="locales">None when the declaration itself is faulty: then no text is held to it.</param>
internal sealed class FileTexts(IReadOnlyList<string> locales, string defaultLocale)
{
    public LocalizedText Read(JsonPlace parent, string property) => Read(parent.Object(property));

    public LocalizedText? ReadOrNull(JsonPlace parent, string property) =>
        parent.ObjectOrNull(property) is { } place ? Read(place) : null;

    private LocalizedText Read(JsonPlace place)
    {
        var byLocale = locales.ToDictionary(locale => locale, place.Text, StringComparer.Ordinal);
        if (locales.Count > 0)
            place.NothingElse();
        return new LocalizedText(byLocale, defaultLocale);
    }
}

/// <summary>Reads keys of one kind and reports those that are malformed or stand twice.</summary>
internal sealed partial class UniqueKeys(string kind)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public string Read(JsonPlace place, string property = "key")
    {
        var key = place.Text(property);
        if (key.Length == 0)
            return key;
        if (!KeyPattern().IsMatch(key))
            place.Fault(property, "expected letters a to z, digits, _ and - only, at most 60");
        if (!_seen.Add(key))
            place.Fault(property, $"the {kind} key \"{key}\" stands twice");
        return key;
    }

    // Keys stand in file headers (question.row), in lists joined by |, and in addresses.
    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
