namespace Kommunenkat.Web.Features.Exports;

/// <summary>Stands for the texts in <c>ExportsTexts.resx</c> (Swedish) and <c>ExportsTexts.en.resx</c>.</summary>
public sealed class ExportsTexts;
