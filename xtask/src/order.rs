//! Puts the functions of a Wasm module beside those that they are like: brotli then finds more again, and nearer.
//!
//! No engine cares for their order. Measured on the reader: 1 KB less of 108.

use crate::{Outcome, size};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// So many bytes in a row make a piece that functions may have in common.
const PIECE: usize = 4;

/// A piece counts at most so often in a function.
const OFTEN: u32 = 3;

/// How much more alike functions of one type are.
const SAME_TYPE: f64 = 1.3;

/// How long the order that packs best is sought.
#[derive(Clone, Copy)]
pub(crate) struct Search {
    /// How many orders are weighed first: which of them packs best is chance, by 200 bytes.
    pub(crate) starts: usize,
    /// How often then a few runs of functions are moved, each alone, and the best of these orders stays if it packs better.
    pub(crate) rounds: usize,
}

/// A few: as many as all cores weigh in a second or two.
const TRIES: usize = 8;

/// Puts the functions of a module into an order that packs well: of many the best, as far as they are weighed.
pub(crate) fn reorder(wasm: &Path, search: Search) -> Outcome {
    let failed = |error: std::io::Error| format!("{}: {error}", wasm.display());
    let bytes = fs::read(wasm).map_err(failed)?;
    let functions = Functions::read(&bytes)?;
    let mut orders = functions.orders(search.starts);
    let mut order = orders[0].clone();
    if search.starts > 1 {
        let mut size = usize::MAX;
        for round in 0..=search.rounds {
            let (lightest, best) = functions.lightest(orders, wasm)?;
            if lightest < size {
                (size, order) = (lightest, best);
            }
            let number = |at| round * TRIES + at;
            orders = (0..TRIES).map(|at| moved(&order, number(at))).collect();
        }
    }
    fs::write(wasm, functions.module(&order)?).map_err(failed)
}

/// The functions of a module.
struct Functions<'a> {
    wasm: &'a [u8],
    /// Functions of others, whose numbers stay.
    imported: u32,
    types: Vec<u32>,
    bodies: Vec<&'a [u8]>,
}

impl<'a> Functions<'a> {
    fn read(wasm: &'a [u8]) -> Outcome<Self> {
        let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.map_err(|error| wrong(&error))? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.map_err(|error| wrong(&error))?;
                        imported += u32::from(matches!(import.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    for of in section {
                        types.push(of.map_err(|error| wrong(&error))?);
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(&wasm[body.range()]),
                _ => {}
            }
        }
        Ok(Functions {
            wasm,
            imported,
            types,
            bodies,
        })
    }

    /// So many orders, which begin with the largest function, the second largest and so on.
    fn orders(&self, count: usize) -> Vec<Vec<usize>> {
        let alike = Kinship::new(&self.bodies).alike(&self.types);
        let mut largest: Vec<usize> = (0..self.bodies.len()).collect();
        largest.sort_by_key(|&at| std::cmp::Reverse(self.bodies[at].len()));
        let starts = largest.iter().take(count);
        starts.map(|&start| path(&alike, start)).collect()
    }

    /// The module with its functions in this order.
    fn module(&self, order: &[usize]) -> Outcome<Vec<u8>> {
        let mut place = vec![0; order.len()];
        for (at, &function) in order.iter().enumerate() {
            place[function] = at as u32;
        }
        let mut module = Module::new();
        let mut order = Order {
            imported: self.imported,
            order: order.to_vec(),
            place,
        };
        order
            .parse_core_module(&mut module, Parser::new(0), self.wasm)
            .map_err(|error| wrong(&error))?;
        Ok(module.finish())
    }

    /// The order that packs best, and how large it then is; the modules are written beside `wasm` for a while.
    fn lightest(&self, orders: Vec<Vec<usize>>, wasm: &Path) -> Outcome<(usize, Vec<usize>)> {
        let failed = |error: std::io::Error| format!("{}: {error}", wasm.display());
        let mut places = Vec::new();
        for (at, order) in orders.iter().enumerate() {
            let place = wasm.with_extension(format!("{at}.wasm"));
            fs::write(&place, self.module(order)?).map_err(failed)?;
            places.push(place);
        }
        let sizes = size::brotli(&places)?;
        for place in places {
            fs::remove_file(place).map_err(failed)?;
        }
        let best = sizes.into_iter().zip(orders).min();
        best.ok_or_else(|| "no order of functions".to_owned())
    }
}

fn wrong(error: &dyn std::fmt::Display) -> String {
    format!("the order of functions: {error}")
}

/// The order with a short run of functions moved by chance, the same chance for the same number.
fn moved(order: &[usize], number: usize) -> Vec<usize> {
    let mut state = number as u64;
    let mut below = |limit: usize| {
        // Knuth's MMIX generator; its lower bits repeat soon.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    below(1);
    let mut order = order.to_vec();
    let length = 1 + below(6);
    let from = below(order.len() - length);
    let run: Vec<usize> = order.drain(from..from + length).collect();
    let to = below(order.len());
    order.splice(to..to, run);
    order
}

/// How much the functions of a module have in common.
struct Kinship<'a> {
    /// The pieces of each function, with how much they say.
    weights: Vec<Vec<(&'a [u8], f64)>>,
    /// Who has a piece, and how much it says there.
    owners: BTreeMap<&'a [u8], Vec<(usize, f64)>>,
    /// How much of being alike is only length: long functions have more in common with every other.
    sizes: Vec<f64>,
}

impl<'a> Kinship<'a> {
    fn new(bodies: &[&'a [u8]]) -> Self {
        let weights = weights(bodies);
        let mut owners: BTreeMap<&[u8], Vec<(usize, f64)>> = BTreeMap::new();
        for (function, pieces) in weights.iter().enumerate() {
            for &(piece, weight) in pieces {
                owners.entry(piece).or_default().push((function, weight));
            }
        }
        let size = |pieces: &Vec<(&[u8], f64)>| {
            let square: f64 = pieces.iter().map(|(_, weight)| weight * weight).sum();
            square.max(1.0).powf(0.15)
        };
        let sizes = weights.iter().map(size).collect();
        Kinship {
            weights,
            owners,
            sizes,
        }
    }

    /// How much each function is like the one before it, by the number of that one.
    fn alike(&self, types: &[u32]) -> Vec<Vec<f64>> {
        let all = self.weights.len();
        let row = |last: usize| {
            let mut alike = vec![0.0; all];
            for &(piece, weight) in &self.weights[last] {
                for &(function, other) in &self.owners[piece] {
                    alike[function] += weight * other;
                }
            }
            for (function, alike) in alike.iter_mut().enumerate() {
                *alike /= self.sizes[function];
                if types[function] == types[last] {
                    *alike *= SAME_TYPE;
                }
            }
            alike
        };
        (0..all).map(row).collect()
    }
}

/// From one function on always to the one that is left and most like the last.
fn path(alike: &[Vec<f64>], start: usize) -> Vec<usize> {
    let all = alike.len();
    let mut path = Vec::with_capacity(all);
    let mut left = vec![true; all];
    let mut next = Some(start);
    while let Some(last) = next {
        path.push(last);
        left[last] = false;
        next = (0..all)
            .rev()
            .filter(|&function| left[function])
            .max_by(|&a, &b| alike[last][a].total_cmp(&alike[last][b]));
    }
    settle(alike, &mut path);
    path
}

/// Moves runs of functions to where they are more like their neighbours, until nothing is gained.
fn settle(alike: &[Vec<f64>], path: &mut [usize]) {
    /// The longest run.
    const RUN: usize = 3;
    let all = path.len();
    let mut moved = true;
    while moved {
        moved = false;
        for (length, from) in (1..=RUN).flat_map(|length| (1..all).map(move |from| (length, from)))
        {
            let to = from + length;
            if to >= all {
                continue;
            }
            let pair = |a: usize, b: usize| alike[path[a]][path[b]];
            let lost = pair(from - 1, from) + pair(to - 1, to) - pair(from - 1, to);
            let gain = |at: usize| pair(at - 1, from) + pair(to - 1, at) - pair(at - 1, at) - lost;
            let places = (1..all).filter(|at| !(from..=to).contains(at));
            let best = places.max_by(|&a, &b| gain(a).total_cmp(&gain(b)));
            // Sums of the same numbers in another order differ a little.
            if let Some(at) = best.filter(|&at| gain(at) > 1e-6) {
                moved = true;
                match at < from {
                    true => path[at..to].rotate_right(length),
                    false => path[from..at].rotate_left(length),
                }
            }
        }
    }
}

/// The pieces of each function that others have too, with how much they say: more where fewer have them.
fn weights<'a>(bodies: &[&'a [u8]]) -> Vec<Vec<(&'a [u8], f64)>> {
    let count = |body: &&'a [u8]| {
        let mut counts: BTreeMap<&[u8], u32> = BTreeMap::new();
        for piece in body.windows(PIECE) {
            *counts.entry(piece).or_default() += 1;
        }
        counts
    };
    let counts: Vec<BTreeMap<&[u8], u32>> = bodies.iter().map(count).collect();
    let mut having: BTreeMap<&[u8], u32> = BTreeMap::new();
    for &piece in counts.iter().flat_map(BTreeMap::keys) {
        *having.entry(piece).or_default() += 1;
    }
    let all = bodies.len() as f64;
    let weigh = |(piece, often): (&'a [u8], u32)| {
        let weight = f64::from(often.min(OFTEN)) * (all / f64::from(having[piece])).ln();
        (having[piece] > 1 && weight > 0.0).then_some((piece, weight))
    };
    counts
        .into_iter()
        .map(|counts| counts.into_iter().filter_map(weigh).collect())
        .collect()
}

/// Writes a module anew with its functions in an order.
struct Order {
    /// Functions of others, whose numbers stay.
    imported: u32,
    /// Which function comes at each place.
    order: Vec<usize>,
    /// The place of each function.
    place: Vec<u32>,
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(match function.checked_sub(self.imported) {
            Some(own) => self.imported + self.place[own as usize],
            None => function,
        })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &at in &self.order {
            functions.function(types[at]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for at in self.order.clone() {
            self.parse_function_body(code, bodies[at].clone())?;
        }
        Ok(())
    }
}
