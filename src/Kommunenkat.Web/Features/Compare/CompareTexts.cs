namespace Kommunenkat.Web.Features.Compare;

/// <summary>Stands for the texts in <c>CompareTexts.resx</c> (Swedish) and <c>CompareTexts.en.resx</c>.</summary>
public sealed class CompareTexts;
