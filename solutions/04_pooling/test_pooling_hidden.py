"""Hidden checks of 04_pooling: many shapes and values against plain loops.

That the loops do what torch and scipy do is tested in ``tests/assignments/test_pooling_oracle.py``.
"""

from fractions import Fraction
from typing import Literal

import numpy as np
import pytest

from grader.testing import Student, expect_close, expect_equal

Mode = Literal["max", "average"]
MODES: tuple[Mode, Mode] = ("max", "average")


def pooled_by_loops(image: np.ndarray, kernel_size: int, stride: int, mode: Mode) -> np.ndarray:
    """Pooling written out. The average adds row by row from the left, in float64."""
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    pooled = np.empty((rows, columns), image.dtype if mode == "max" else np.float64)
    for i, j in np.ndindex(rows, columns):
        window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
        pooled[i, j] = window.max() if mode == "max" else sum(map(float, window.flat)) / kernel_size**2
    return pooled


def expect_pooled(
    student: Student, given: object, image: np.ndarray, kernel_size: int, stride: int, mode: Mode
) -> None:
    """The student's pooling of `given` is what the loops make of `image`, dtype included."""
    pooled, right = student.pool2d(given, kernel_size, stride, mode), pooled_by_loops(image, kernel_size, stride, mode)
    if mode == "max":
        expect_equal(pooled, right, dtype="same")
    else:
        expect_close(pooled, right, dtype="same")


def gradient_by_loops(x: np.ndarray, grad_out: np.ndarray, kernel_size: int, stride: int) -> np.ndarray:
    """The gradient of max pooling written out: one strictly larger pixel after the other takes the lead."""
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        best = (i * stride, j * stride)
        for a, b in np.ndindex(kernel_size, kernel_size):
            pixel = (i * stride + a, j * stride + b)
            if x[pixel] > x[best]:
                best = pixel
        grad_x[best] += grad_out[i, j]
    return grad_x


def shrunk_by_loops(image: np.ndarray) -> np.ndarray:
    """Shrinking in whole numbers, so that nothing rounds before the end: 1000 times the brightness of each pixel."""
    weights = np.array([299, 587, 114])
    brightness = image.astype(np.int64) @ weights if image.ndim == 3 else 1000 * image.astype(np.int64)
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    shrunk = np.empty((rows, columns), np.uint8)
    for i, j in np.ndindex(rows, columns):
        window = brightness[2 * i : 2 * i + 2, 2 * j : 2 * j + 2]
        shrunk[i, j] = round(Fraction(int(window.sum()), 4000))
    return shrunk


def photo(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """A coloured image without a window whose average lies halfway between two whole numbers."""
    while True:
        image = rng.integers(0, 256, (rows, columns, 3)).astype(np.uint8)
        thousandths = image.astype(np.int64) @ np.array([299, 587, 114])
        windows = thousandths[: rows // 2 * 2, : columns // 2 * 2].reshape(rows // 2, 2, columns // 2, 2)
        if (windows.sum(axis=(1, 3)) % 4000 != 2000).all():
            return image


def convolved_by_loops(image: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Convolution as layers compute it, written out; a place beyond the border is mirrored back into the image."""
    size = mask.shape[0]
    result = np.zeros(image.shape)
    for place in np.ndindex(image.shape):
        for offset in np.ndindex(size, size):
            row, column = (
                mirrored(start + step - size // 2, side)
                for start, step, side in zip(place, offset, image.shape, strict=True)
            )
            result[place] += float(mask[offset]) * float(image[row, column])
    return result


def mirrored(index: int, side: int) -> int:
    """-1 becomes 0, -2 becomes 1; `side` becomes side - 1, the next one side - 2."""
    if index < 0:
        return -1 - index
    return index if index < side else 2 * side - 1 - index


@pytest.mark.task(1, points=1)
def test_max_of_many_images(student: Student) -> None:
    """de: Max-Pooling mit 2×2-Fenstern stimmt für viele Bilder: verschiedene Formen, Werte und Datentypen.
    en: Max pooling with 2×2 windows is right for many images: various shapes, values and dtypes.
    why de: Von Hand geprüfte Beispiele sind klein; Fehler an Rändern und bei besonderen Werten zeigen sich erst an
        vielen Bildern.
    why en: Examples checked by hand are small; mistakes at edges and for special values show only with many images.
    formula: max f(x) = f(max x), f ↑
    source de: Fischer (Hochschule Mannheim), Aufgabe 4; LeCun u. a. 1998
    source en: Fischer (Hochschule Mannheim), exercise 4; LeCun et al. 1998
    """
    # Shapes that are not square; int16, uint8, float32; −∞ everywhere in a window (a start value such as −1e9), +∞,
    # NaN.
    rng = np.random.default_rng(41)
    student.part(de="verschiedene Formen", en="various shapes")
    for shape in ((2, 2), (6, 4), (2, 10), (8, 2), (16, 12)):
        image = rng.normal(size=shape)
        pooled = pooled_by_loops(image, 2, 2, "max")
        expect_equal(student.pool2d(image, 2, 2, "max"), pooled, dtype="same")
        # a rising function and the maximum may change places, rounding included
        expect_equal(student.pool2d(3 * image - 7, 2, 2, "max"), 3 * pooled - 7)
    student.part(de="verschiedene Datentypen", en="various dtypes")
    for dtype in (np.int16, np.uint8, np.float32):
        image = rng.integers(0, 250, (8, 6)).astype(dtype)
        expect_equal(student.pool2d(image, 2, 2, "max"), pooled_by_loops(image, 2, 2, "max"), dtype="same")
    special = rng.normal(size=(4, 8))
    special[:2, :2] = -np.inf
    special[1, 2], special[2, 5], special[3, 6] = np.inf, np.nan, np.nan
    student.part(de="unendliche Werte und NaN", en="infinite values and NaN")
    expect_equal(student.pool2d(special, 2, 2, "max"), pooled_by_loops(special, 2, 2, "max"))


@pytest.mark.task(2, points=1, after=1)
def test_average_of_many_images(student: Student) -> None:
    """de: Average-Pooling mit 2×2-Fenstern stimmt für viele Bilder und erhält ihre mittlere Helligkeit; NaN bleibt NaN.
    en: Average pooling with 2×2 windows is right for many images and keeps their mean brightness; NaN stays NaN.
    why de: Der Mittelwert der Mittelwerte ist die Helligkeit des ganzen Bildes; wer Pixel verliert, verändert sie.
    why en: The average of the averages is the brightness of the whole image; losing pixels changes it.
    formula: mean(y) = mean(x)
    source de: Fischer (Hochschule Mannheim), Aufgabe 4; LeCun u. a. 1998
    source en: Fischer (Hochschule Mannheim), exercise 4; LeCun et al. 1998
    """
    # Noise: rounding to a few digits, float32. int32 near its limit: overflow. float32 near 2²⁴: added in float32.
    # NaN: nanmean.
    rng = np.random.default_rng(42)
    student.part(de="verschiedene Formen", en="various shapes")
    for shape in ((2, 2), (6, 4), (2, 10), (8, 2), (16, 12)):
        image = rng.normal(size=shape)
        pooled = student.pool2d(image, 2, 2, "average")
        expect_close(pooled, pooled_by_loops(image, 2, 2, "average"), dtype="same")
        expect_close(pooled.mean(), image.mean())
    student.part(de="ganze Zahlen nahe der Grenze ihres Datentyps", en="whole numbers near the limit of their dtype")
    for dtype, largest in ((np.uint8, 255), (np.int32, 2_000_000_000)):
        image = rng.integers(largest // 2, largest, (8, 6)).astype(dtype)
        expect_close(student.pool2d(image, 2, 2, "average"), pooled_by_loops(image, 2, 2, "average"), dtype="same")
    fine = (2**24 + rng.integers(0, 9, (8, 6))).astype(np.float32)
    student.part(de="große float32-Zahlen: Genauigkeit der Summe", en="large float32 numbers: accuracy of the sum")
    expect_close(student.pool2d(fine, 2, 2, "average"), pooled_by_loops(fine, 2, 2, "average"), rtol=1e-12)
    gaps = rng.normal(size=(4, 6))
    gaps[1, 1] = gaps[2, 4] = np.nan
    student.part(de="NaN im Bild", en="NaN in the image")
    expect_close(student.pool2d(gaps, 2, 2, "average"), pooled_by_loops(gaps, 2, 2, "average"))


@pytest.mark.task(3, points=1.5, after=(1, 2))
def test_every_kernel_and_stride(student: Student) -> None:
    """de: Pooling stimmt für jede Kombination aus Bildform, Fenster und Schrittweite, in beiden Modi.
    en: Pooling is right for every combination of image shape, kernel and stride, in both modes.
    why de: Netze benutzen viele Fenster und Schrittweiten; eine Formel, die nur für 2×2 stimmt, fällt dort auf.
    why en: Networks use many kernels and strides; a formula that is right for 2×2 only is found out there.
    formula: pool₂(pool₂(x)) = pool₄(x),  pool(xᵀ) = pool(x)ᵀ
    source de: Dumoulin und Visin 2016
    source en: Dumoulin and Visin 2016
    """
    # Positive float64 pixels: only sizes, kernels and strides are asked here. 12×8 twice with other pixels: an answer
    # remembered. A stride larger than the image, a kernel as large as it.
    rng = np.random.default_rng(43)
    student.part(
        de="jede Kombination aus Bildform, Fenster und Schrittweite",
        en="every combination of image shape, kernel and stride",
    )
    for shape in ((1, 1), (3, 8), (9, 4), (7, 7)):
        image = 1 + rng.random(shape)
        for kernel_size in sorted({1, min(2, *shape), min(3, *shape), min(shape)}):
            for stride in (1, 2, 3, 11):
                for mode in MODES:
                    expect_pooled(student, image, image, kernel_size, stride, mode)
    image = 1 + rng.random((12, 8))
    student.part(
        de="zweimal Pooling nacheinander, und das gedrehte Bild",
        en="pooling twice in a row, and the image turned",
    )
    expect_equal(student.pool2d(student.pool2d(image, 2, 2, "max"), 2, 2, "max"), pooled_by_loops(image, 4, 4, "max"))
    expect_equal(student.pool2d(image.T, 3, 2, "max"), pooled_by_loops(image, 3, 2, "max").T)
    student.part(de="zwei Bilder derselben Größe nacheinander", en="two images of the same size in a row")
    for _ in range(2):
        other = 1 + rng.random((12, 8))
        for mode in MODES:
            expect_pooled(student, other, other, 3, 2, mode)
    student.part(
        de="das Ergebnis, wenn das Bild danach überschrieben wird",
        en="the result when the image is overwritten afterwards",
    )
    kept = student.send(image)
    pooled = student.pool2d.remote(kept, 1, 1, "average")
    kept[...] = 0.0
    expect_close(pooled.fetch(), image)


@pytest.mark.task(3, points=0.5, after=(1, 2))
def test_special_values_in_every_window(student: Student) -> None:
    """de: Auch in anderen Fenstern als 2×2 bleiben Vorzeichen, NaN und Datentyp erhalten, und keine Summe läuft über.
    en: In windows other than 2×2, too, signs, NaN and dtype are kept, and no sum overflows.
    why de: Was für 2×2 gilt, gilt für jedes Fenster; ein eigener Weg für den Sonderfall darf sich nicht anders
        verhalten.
    why en: What holds for 2×2 holds for every window; a way of its own for the special case must not behave
        differently.
    formula: dtype(max) = dtype(x),  average ∈ float64
    source de: Aufgabenstellung, „Beliebige Fenster und Schrittweiten“
    source en: Statement, “Any kernel, any stride”
    """
    # A fast way for 2×2 beside loops that start at 0, lose NaN, make float64 of everything, add in the image's dtype
    # or round a large int64 through float64; each argument looked at afterwards.
    rng = np.random.default_rng(45)
    for kernel_size, stride in ((3, 2), (2, 1), (1, 2), (3, 3)):
        for mode in MODES:
            image = -1 - rng.random((7, 5))
            image[rng.integers(7), rng.integers(5)] = np.nan
            if mode == "max":
                image[2, 2], image[4, 4] = -np.inf, np.inf
            student.part(de="negative Werte, NaN und unendliche", en="negative values, NaN and infinite ones")
            sent = student.send(image)
            expect_pooled(student, sent, image, kernel_size, stride, mode)
            expect_equal(sent.fetch(), image, unchanged=True)
            student.part(de="andere Datentypen", en="other dtypes")
            largest = 2**62 if mode == "max" else 2_000_000_000
            kinds = ((np.uint8, 100, 256), (np.int64, -largest, largest), (np.float32, 2**24, 2**24 + 9))
            for dtype, low, high in kinds:
                image = rng.integers(low, high, (7, 5)).astype(dtype)
                expect_pooled(student, image, image, kernel_size, stride, mode)


@pytest.mark.task(4, points=1, bonus=True, after=())
def test_gradient_for_many_images(student: Student) -> None:
    """de: Der Gradient stimmt für viele Bilder, Fenster und Schrittweiten, auch mit gleichen Maxima und Lücken.
    en: The gradient is right for many images, kernels and strides, also with equal maxima and gaps.
    why de: Im Training läuft jeder Fehler hier hindurch; ein falsch verteilter Gradient lässt das Netz still
        schlechter lernen.
    why en: In training every error passes here; a gradient given to the wrong pixels silently makes the network learn
        worse.
    formula: ∂E/∂x_pq = Σ ∂E/∂yᵢⱼ
    source de: LeCun u. a. 1998
    source en: LeCun et al. 1998
    """
    # Few different values, all negative: many ties, and a search that starts at 0 finds nothing. Two 6×6 images of
    # other values: an answer remembered.
    rng = np.random.default_rng(44)
    for shape in ((3, 8), (7, 5), (6, 6)):
        for kernel_size, stride in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)):
            student.part(
                de="gleiche Maxima, verschiedene Fenster und Schrittweiten",
                en="equal maxima, various kernels and strides",
            )
            x = rng.integers(-4, 0, shape).astype(np.float64)
            grad_out = rng.normal(size=pooled_by_loops(x, kernel_size, stride, "max").shape)
            right = gradient_by_loops(x, grad_out, kernel_size, stride)
            if shape != (3, 8):
                expect_close(student.max_pool2d_backward(x, grad_out, kernel_size, stride), right)
                continue
            sent, upstream = student.send(x), student.send(grad_out)
            expect_close(student.max_pool2d_backward(sent, upstream, kernel_size, stride), right)
            expect_equal(sent.fetch(), x, unchanged=True)
            expect_equal(upstream.fetch(), grad_out, unchanged=True)
    student.part(de="zwei Bilder derselben Größe nacheinander", en="two images of the same size in a row")
    for _ in range(2):
        x, grad_out = rng.normal(size=(6, 6)), rng.normal(size=(3, 3))
        right = gradient_by_loops(x, grad_out, 2, 2)
        expect_close(student.max_pool2d_backward(x, grad_out, 2, 2), right)


@pytest.mark.task(5, points=0.5, bonus=True, after=())
def test_many_photos_are_shrunk(student: Student) -> None:
    """de: Das Verkleinern stimmt für viele Fotos, grau und farbig, auch mit ungeraden Seiten.
    en: Shrinking is right for many photos, grey and coloured, also with odd sides.
    why de: Ein Fehler von einer Helligkeitsstufe fällt im Bild nicht auf, in der Summe über viele Bilder schon.
    why en: An error of one grey level does not show in a picture, but it adds up over many of them.
    formula: yᵢⱼ = round(¼ Σ Y₂ᵢ₊ₐ,₂ⱼ₊ᵦ) (0 ≤ a, b < 2)
    source de: Fischer (Hochschule Mannheim), Aufgabe 4; ITU-R BT.601
    source en: Fischer (Hochschule Mannheim), exercise 4; ITU-R BT.601
    """
    # Odd sides, three rows or columns beside three channels; every second window of the grey ones ends in .5 or .25;
    # colours without ties (see `photo`). The same shape twice: an answer remembered.
    rng = np.random.default_rng(46)
    for rows, columns in ((2, 2), (3, 8), (9, 3), (6, 6), (6, 6), (3, 3)):
        grey = rng.integers(0, 256, (rows, columns)).astype(np.uint8)
        student.part(de="ein graues Foto", en="a grey photo")
        expect_equal(student.shrink(grey), shrunk_by_loops(grey), dtype="same")
        student.part(de="ein farbiges Foto", en="a coloured photo")
        coloured = photo(rng, rows, columns)
        sent = student.send(coloured)
        expect_equal(student.shrink(sent), shrunk_by_loops(coloured), dtype="same")
        expect_equal(sent.fetch(), coloured, unchanged=True)
    student.part(de="ein weißes Foto", en="a white photo")
    white = np.full((4, 6, 3), 255, np.uint8)
    expect_equal(student.shrink(white), np.full((2, 3), 255, np.uint8), dtype="same")


@pytest.mark.task(6, points=0.5, bonus=True, after=())
def test_every_mask(student: Student) -> None:
    """de: Die Faltung stimmt für viele Bilder und Masken; ein einfarbiges Bild bleibt auch am Rand einfarbig.
    en: The convolution is right for many images and masks; a plain image stays plain at the border, too.
    why de: Ein Rand aus Nullen macht dunkle Säume, die das Netz für Kanten hält.
    why en: A border of zeros makes dark seams, which the network takes for edges.
    formula: conv(x, m₁ + m₂) = conv(x, m₁) + conv(x, m₂),  conv(c, m) = c · Σ m_ab
    source de: Fischer (Hochschule Mannheim), Folien „Faltung“; Dumoulin und Visin 2016
    source en: Fischer (Hochschule Mannheim), slides on convolution; Dumoulin and Visin 2016
    """
    # Whole numbers are exact in float64, in whichever order one adds. No mask is symmetric; the image is mirrored as
    # far as it goes (3 x 8 with k = 7). uint8 and int64: overflow. float32 near 2²⁴: added in float32.
    rng = np.random.default_rng(47)
    student.part(de="verschiedene Bilder und Masken", en="various images and masks")
    for shape in ((1, 1), (3, 8), (9, 4), (7, 7)):
        for size in (1, 3, 5, 7):
            if size // 2 > min(shape):
                continue
            image = rng.integers(-99, 100, shape).astype(np.float64)
            mask = rng.integers(-9, 10, (size, size)).astype(np.float64)
            sent, given = student.send(image), student.send(mask)
            expect_close(student.convolve2d(sent, given), convolved_by_loops(image, mask), dtype="same")
            expect_equal(sent.fetch(), image, unchanged=True)
            expect_equal(given.fetch(), mask, unchanged=True)
    student.part(de="andere Datentypen als float64", en="dtypes other than float64")
    largest = {np.uint8: 256, np.int64: 2**40, np.float32: 2**24}
    for dtype, limit in largest.items():
        image = rng.integers(limit // 2, limit, (6, 5)).astype(dtype)
        mask = rng.integers(-9, 10, (3, 3))
        expect_close(student.convolve2d(image, mask), convolved_by_loops(image, mask), dtype="same", rtol=1e-12)
    student.part(de="eine Summe von Masken und ein einfarbiges Bild", en="a sum of masks and a plain image")
    image, mask, other = rng.normal(size=(6, 5)), rng.normal(size=(3, 3)), rng.normal(size=(3, 3))
    both = convolved_by_loops(image, mask) + convolved_by_loops(image, other)
    expect_close(student.convolve2d(image, mask + other), both)
    expect_close(student.convolve2d(np.full((4, 6), 7.0), mask), np.full((4, 6), 7.0 * mask.sum()))
