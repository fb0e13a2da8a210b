namespace Kommunenkat.Web.Features.Areas;

/// <summary>Stands for the texts in <c>AreasTexts.resx</c> (Swedish) and <c>AreasTexts.en.resx</c>.</summary>
public sealed class AreasTexts;
