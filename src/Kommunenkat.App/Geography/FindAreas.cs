using System.Globalization;
using System.Text;
using Kommunenkat.App.Analysis;

namespace Kommunenkat.App.Geography;

/// <summary>How well an area's name or code is what was searched for, from best to worst.</summary>
public enum AreaMatch
{
    /// <summary>The whole name, or the whole code. Of a county also its name without "län": "Örebro" is a county and a municipality.</summary>
    Whole,

    /// <summary>The beginning of the name or the code.</summary>
    Beginning,

    /// <summary>The beginning of a later word of the name.</summary>
    Word,

    /// <summary>Somewhere within the name.</summary>
    Within,
}

/// <param name="Level">County or municipality.</param>
/// <param name="Name">Official, in Swedish.</param>
public sealed record FoundArea(AreaLevel Level, string Code, string Name, AreaMatch Match);

/// <summary>
/// Finds counties and municipalities by name or code, as people write them: case does not matter, a plain letter stands for
/// one with a sign over it as well ("orebro" is Örebro; "håbo" is not Habo), and "Göteborgs stad" or "Lunds kommun" is found.
/// </summary>
public static class FindAreas
{
    private const string County = "län";

    /// <summary>What may stand after a municipality's name though no name ends with it.</summary>
    private static readonly string[] AfterMunicipality = [" kommun", " stad", " municipality"];

    private static readonly StringComparer Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo.GetStringComparer(CompareOptions.None);

    /// <param name="query">As it was typed; nothing, or only spaces, finds nothing.</param>
    /// <param name="otherName">A further name of a county by its code, such as the one in the reader's language, or null.</param>
    /// <returns>The best matches first, and those that match equally well by name.</returns>
    public static IReadOnlyList<FoundArea> Run(string? query, Func<string, string?>? otherName = null)
    {
        if (Written(query ?? "") is not { Length: > 0 } sought)
            return [];

        var counties = Areas.Sweden.Counties.Select(county => Found(
            AreaLevel.County, county.Code, county.Name, BestOf(sought, county.Code, NamesOf(county, otherName?.Invoke(county.Code)))));
        var forms = FormsOfMunicipality(sought);
        var municipalities = Areas.Sweden.Municipalities.Select(municipality => Found(
            AreaLevel.Municipality, municipality.Code, municipality.Name, forms.Min(form => BestOf(form, municipality.Code, [municipality.Name]))));
        return [.. municipalities.Concat(counties).OfType<FoundArea>()
            .OrderBy(area => area.Match).ThenBy(area => area.Name, Swedish).ThenBy(area => area.Code, StringComparer.Ordinal)];
    }

    private static FoundArea? Found(AreaLevel level, string code, string name, AreaMatch? match) =>
        match is { } how ? new FoundArea(level, code, name, how) : null;

    /// <summary>"Stockholms län" is also Stockholms and Stockholm; in another language, "Stockholm county" is also Stockholm.</summary>
    private static IEnumerable<string> NamesOf(County county, string? otherName)
    {
        yield return county.Name;
        var ofCounty = county.Name.Replace($" {County}", "", StringComparison.Ordinal);
        yield return ofCounty;
        // No county's own name ends with s.
        yield return ofCounty.TrimEnd('s');
        if (otherName is not null)
            yield return otherName;
    }

    private static List<string> FormsOfMunicipality(string sought)
    {
        var forms = new List<string> { sought };
        foreach (var after in AfterMunicipality.Where(after => sought.EndsWith(after, StringComparison.Ordinal)))
        {
            var name = sought[..^after.Length];
            forms.AddRange([name, .. name.EndsWith('s') ? [name[..^1]] : Array.Empty<string>()]);
        }

        return forms;
    }

    private static AreaMatch? BestOf(string sought, string code, IEnumerable<string> names)
    {
        if (code.StartsWith(sought, StringComparison.Ordinal))
            return code.Length == sought.Length ? AreaMatch.Whole : AreaMatch.Beginning;
        return names.Min(name => MatchOf(sought, Written(name)));
    }

    private static AreaMatch? MatchOf(string sought, string name)
    {
        AreaMatch? best = null;
        for (var start = 0; start + sought.Length <= name.Length; start++)
        {
            if (!StandsAt(start, sought, name))
                continue;
            var match = start == 0
                ? name.Length == sought.Length ? AreaMatch.Whole : AreaMatch.Beginning
                : name[start - 1] == ' ' ? AreaMatch.Word : AreaMatch.Within;
            if (best is null || match < best)
                best = match;
        }

        return best;
    }

    private static bool StandsAt(int start, string sought, string name)
    {
        for (var i = 0; i < sought.Length; i++)
        {
            if (sought[i] != name[start + i] && sought[i] != Plain(name[start + i]))
                return false;
        }

        return true;
    }

    private static char Plain(char letter) => letter switch
    {
        'å' or 'ä' => 'a',
        'ö' => 'o',
        _ => letter,
    };

    /// <summary>In small letters, å as one character, and with one space between words, where others write a hyphen.</summary>
    private static string Written(string text)
    {
        // Half a character, as a broken address may have it, cannot be brought to one form.
        var whole = string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar));
        var words = whole.Normalize(NormalizationForm.FormC).ToLowerInvariant().Split([' ', '-', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }
}
