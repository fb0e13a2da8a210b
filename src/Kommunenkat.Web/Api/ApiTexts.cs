namespace Kommunenkat.Web.Api;

/// <summary>Stands for the texts in <c>ApiTexts.resx</c> (Swedish) and <c>ApiTexts.en.resx</c>.</summary>
public sealed class ApiTexts;
