using System.Collections.Frozen;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Geography;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>
/// Which municipality a file means: by code, also one that has lost its leading zero, by name ("Göteborg", "Göteborgs kommun", "Göteborgs stad"),
/// or by both. A name that may be of two is a fault, and never a guess.
/// </summary>
internal sealed class MunicipalityWords
{
    private static readonly string[] Kinds = ["kommun", "stad", "region", "municipality"];

    private static readonly FrozenDictionary<string, Municipality[]> ByName = Group(name => name);

    private static readonly FrozenDictionary<string, Municipality[]> ByNameWithoutMarks = Group(FileWords.WithoutMarks);

    private readonly bool _marksAreLost;

    /// <param name="column">All that stands in the column: where a single name has lost its å, ä and ö, "Habo" may be Håbo too.</param>
    public MunicipalityWords(IEnumerable<string?> column) =>
        _marksAreLost = column.OfType<string>().Distinct().Any(text => Names(text).All(name => !ByName.ContainsKey(name)) && Names(text).Any(name => ByNameWithoutMarks.ContainsKey(name)));

    /// <returns>The code, or what is wrong; a code with what was made good of it has a note.</returns>
    public (string? Code, RemarkText? Fault, RemarkText? Note) Read(string? text)
    {
        if (text is null)
            return (null, new("en kommunkod eller ett kommunnamn väntades", "expected a municipality's code or name"), null);
        if (text.All(char.IsAsciiDigit))
            return ReadCode(text);
        if (text.Length > 4 && text[..4].All(char.IsAsciiDigit) && !char.IsLetterOrDigit(text[4]))
        {
            var (code, fault, _) = ReadCode(text[..4]);
            return code is null || Find(text[5..]).Any(municipality => municipality.Code == code) ? (code, fault, null) : (null, new(
                $"kod och namn för samma kommun väntades, men {code} är {Areas.Sweden.FindMunicipality(code)!.Name}",
                $"expected code and name of the same municipality, but {code} is {Areas.Sweden.FindMunicipality(code)!.Name}"), null);
        }

        return Find(text) switch
        {
            [var only] => (only.Code, null, null),
            [] => (null, new($"det finns ingen kommun med namnet {FileRemark.Quote(text)}", $"there is no municipality with the name {FileRemark.Quote(text)}"), null),
            var several => (null, new(
                $"{FileRemark.Quote(text)} kan vara {Listed(several, "eller")}; skriv kommunkoden i stället",
                $"{FileRemark.Quote(text)} may be {Listed(several, "or")}; write the municipality code instead"), null),
        };
    }

    private static (string? Code, RemarkText? Fault, RemarkText? Note) ReadCode(string code)
    {
        if (Areas.Sweden.FindMunicipality(code) is not null)
            return (code, null, null);
        return code.Length == 3 && Areas.Sweden.FindMunicipality("0" + code) is { } municipality
            ? (municipality.Code, null, new(
                $"{code} lästes som {municipality.Code} {municipality.Name}: den inledande nollan hade fallit bort",
                $"{code} was read as {municipality.Code} {municipality.Name}: its leading zero was lost"))
            : (null, new($"det finns ingen kommun med koden {FileRemark.Quote(code)}", $"there is no municipality with the code {FileRemark.Quote(code)}"), null);
    }

    private Municipality[] Find(string text)
    {
        var names = Names(text);
        // A name with marks of its own says which of two it is, also where others in the column have lost theirs.
        if (names.FirstOrDefault(ByName.ContainsKey) is { } exact && (!_marksAreLost || exact != FileWords.WithoutMarks(exact)))
            return ByName[exact];
        return names.FirstOrDefault(ByNameWithoutMarks.ContainsKey) is { } name ? ByNameWithoutMarks[name] : [];
    }

    /// <summary>The name as it stands, without "kommun" or "stad", and without the genitive's s as well.</summary>
    private static List<string> Names(string text)
    {
        var name = FileWords.Plain(text);
        var names = new List<string> { name };
        foreach (var kind in Kinds)
        {
            var without = name.EndsWith(kind, StringComparison.Ordinal) ? name[..^kind.Length] : name.StartsWith(kind, StringComparison.Ordinal) ? name[kind.Length..] : "";
            if (without.Length > 0)
                names.AddRange(without.EndsWith('s') ? [without, without[..^1]] : without == "falu" ? ["falun"] : [without]); // Falu kommun is Falun's
        }

        return names;
    }

    private static FrozenDictionary<string, Municipality[]> Group(Func<string, string> key) =>
        Areas.Sweden.Municipalities.GroupBy(municipality => key(FileWords.Plain(municipality.Name)), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private static string Listed(Municipality[] several, string or) =>
        string.Join($" {or} ", several.Select(municipality => $"{municipality.Name} ({municipality.Code})"));
}
