using System.Text.Json;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>
/// A place in a JSON file that is being read and checked. Every getter reports what is wrong to the shared list of faults and
/// goes on with a harmless value, so that one reading finds all faults.
/// </summary>
internal sealed class JsonPlace
{
    private readonly JsonElement _element;
    private readonly List<QuestionnaireFault> _faults;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public JsonPlace(JsonElement element, string path, List<QuestionnaireFault> faults)
    {
        _element = element;
        Path = path;
        _faults = faults;
        if (element.ValueKind != JsonValueKind.Object)
            Fault("expected an object");
    }

    public string Path { get; }

    public void Fault(string message) => _faults.Add(new QuestionnaireFault(Path, message));

    public void Fault(string property, string message) => _faults.Add(new QuestionnaireFault($"{Path}.{property}", message));

    /// <summary>A property nobody asked for is most often a misspelt one, whose meaning would silently be lost.</summary>
    public void NothingElse()
    {
        if (_element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in _element.EnumerateObject().Where(property => !_read.Contains(property.Name)))
            Fault(property.Name, "unknown property; remove it or correct its name");
    }

    /// <summary>Whether no fault has been found in the whole file so far.</summary>
    public bool IsFaultless => _faults.Count == 0;

    /// <summary>How many faults have been found in the whole file so far.</summary>
    public int FaultCount => _faults.Count;

    /// <summary>The same place, read without reporting anything: for a look ahead.</summary>
    public JsonPlace Silently() => new(_element, Path, []);

    /// <summary>Marks a property as known without reading it.</summary>
    public void Ignore(string property) => _read.Add(property);

    public bool Has(string property) => Find(property) is not null;

    public string Text(string property)
    {
        if (Find(property) is not { } value)
            return Missing(property, "a text", "");
        if (TextOf(value) is { } text && text.Trim().Length > 0)
            return text;
        Fault(property, "expected a text that is not empty");
        return "";
    }

    public string? TextOrNull(string property) => Find(property) is null ? null : Text(property);

    public bool Bool(string property)
    {
        if (Find(property) is not { } value)
            return Missing(property, "true or false", false);
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fault(property, "expected true or false");
        return false;
    }

    public int Int(string property, int min, int max) =>
        Has(property) ? IntOrNull(property, min, max) ?? min : Missing(property, $"a whole number from {min} to {max}", min);

    /// <summary>Null where there is none, and also where there is something else: what is no number breaks no other rule.</summary>
    public int? IntOrNull(string property, int min, int max)
    {
        if (Find(property) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
            return number;
        Fault(property, $"expected a whole number from {min} to {max}");
        return null;
    }

    /// <param name="otherwise">What to go on with when there is no number: one that breaks no other rule.</param>
    public decimal Decimal(string property, decimal otherwise = 0) =>
        Has(property) ? DecimalOrNull(property) ?? otherwise : Missing(property, "a number", otherwise);

    /// <inheritdoc cref="IntOrNull"/>
    public decimal? DecimalOrNull(string property)
    {
        if (Find(property) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
            return number;
        Fault(property, "expected a number");
        return null;
    }

    public DateOnly Date(string property) =>
        Has(property) ? DateOrNull(property) ?? default : Missing(property, "a date as YYYY-MM-DD", default(DateOnly));

    /// <inheritdoc cref="IntOrNull"/>
    public DateOnly? DateOrNull(string property)
    {
        if (Find(property) is not { } value)
            return null;
        if (DateOnly.TryParseExact(TextOf(value), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, default, out var date))
            return date;
        Fault(property, "expected a date as YYYY-MM-DD");
        return null;
    }

    /// <summary>One of a closed list of words.</summary>
    public T Word<T>(string property, IReadOnlyDictionary<string, T> words)
    {
        var expected = string.Join(", ", words.Keys);
        if (Find(property) is not { } value)
            return Missing(property, $"one of {expected}", words.Values.First());
        if (TextOf(value) is { } text && words.TryGetValue(text, out var word))
            return word;
        Fault(property, $"expected one of {expected}");
        return words.Values.First();
    }

    /// <summary>Whether there is one of a closed list of words: what depends on the word cannot be checked without.</summary>
    public bool HasWord<T>(string property, IReadOnlyDictionary<string, T> words) =>
        Find(property) is { } value && TextOf(value) is { } text && words.ContainsKey(text);

    public JsonPlace? ObjectOrNull(string property) =>
        Find(property) is { } value ? new JsonPlace(value, $"{Path}.{property}", _faults) : null;

    public JsonPlace Object(string property)
    {
        if (ObjectOrNull(property) is { } place)
            return place;
        Missing(property, "an object", 0);
        // Read on in an empty object of another list: the missing object is one fault, not one per property of it.
        return new JsonPlace(JsonElement.Parse("{}"), $"{Path}.{property}", []);
    }

    public IReadOnlyList<JsonPlace> Objects(string property) =>
        [.. Elements(property).Select(entry => new JsonPlace(entry.Element, entry.Path, _faults))];

    /// <summary>Whether there is a list, so that its length may be judged.</summary>
    public bool HasList(string property) => Find(property)?.ValueKind == JsonValueKind.Array;

    /// <summary>A text for every entry of the list: empty where there is none, so that the others keep their places.</summary>
    public IReadOnlyList<string> Texts(string property)
    {
        var texts = new List<string>();
        foreach (var (element, path) in Elements(property))
        {
            var text = TextOf(element) ?? "";
            texts.Add(text.Trim().Length > 0 ? text : "");
            if (texts[^1].Length == 0)
                _faults.Add(new QuestionnaireFault(path, "expected a text that is not empty"));
        }

        return texts;
    }

    private IReadOnlyList<(JsonElement Element, string Path)> Elements(string property)
    {
        if (Find(property) is not { } value)
            return Missing<IReadOnlyList<(JsonElement, string)>>(property, "a list", []);
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray().Select((element, index) => (element, $"{Path}.{property}[{index}]"))];
        Fault(property, "expected a list");
        return [];
    }

    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair is well-formed JSON, but no text.
            return null;
        }
    }

    private JsonElement? Find(string property)
    {
        _read.Add(property);
        return _element.ValueKind == JsonValueKind.Object
            && _element.TryGetProperty(property, out var value)
            && value.ValueKind != JsonValueKind.Null
                ? value
                : null;
    }

    private T Missing<T>(string property, string expected, T instead)
    {
        if (_element.ValueKind == JsonValueKind.Object)
            Fault(property, $"missing; expected {expected}");
        return instead;
    }
}
